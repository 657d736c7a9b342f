using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using Platform.Testing;

namespace Platform.Bench;

/// <summary>
/// The gateway before a small server, against nginx and Caddy before the same one: for a page that anybody may see, and
/// with all that it does for somebody who is signed in: cookie or token looked up, membership, limits, a token for the service.
/// </summary>
internal static class Proxying
{
    private const int Connections = 32;
    private const int People = 20;
    private const string Bootstrap = "pat_only-for-the-bench-only-for-the-bench-only-for-the-bench";
    private const string Password = "only-for-the-bench-only";
    private const int NoLimit = 100_000_000;
    private static readonly string[] Behind = ["cohorts", "training", "web"];
    private static readonly string[] Limited = ["Token", "Person", "Address"];

    public static async Task<int> Measure(Options options)
    {
        var machine = Machine.Here();
        var postgres = await PostgresServer.StartDurable();
        var broker = await (await RabbitServer.Shared).CreateVirtualHost("bench");
        var upstream = await Serve.Upstream();
        var gateway = await Gateway(postgres, broker, upstream);
        var nginx = await Nginx(upstream);
        var caddy = await Caddy(upstream);
        var (organization, people) = await SignIn(gateway.Address);

        var page = Wrk.Gets("/page", [new Dictionary<string, string>()]);
        var pageOfTheirs = Wrk.Gets(
            $"/o/{organization}/page", people.Select(person => new Dictionary<string, string> { ["Cookie"] = person.Cookie }));
        var programs = Wrk.Gets("/cohorts/page", people.Select(person => new Dictionary<string, string>
        {
            ["Authorization"] = $"Bearer {person.Token}",
            ["Organization"] = $"{organization}",
        }));
        Side Of(string name, (Uri Address, string Folder) server, string script) => new(
            name, length => Wrk.Run(server.Address, Connections, length, script), server.Folder);

        var comparison = new Comparison(options);
        await comparison.Run(
            Of("nginx", nginx, page),
            Of("gateway", (gateway.Address, gateway.Folder), page),
            Of("gateway, signed in", (gateway.Address, gateway.Folder), pageOfTheirs),
            Of("gateway, a program's token", (gateway.Address, gateway.Folder), programs),
            Of("Caddy", caddy, page));
        Ratio[] ratios =
        [
            comparison.Of("gateway", "nginx", 0.85),
            comparison.Of("gateway", "Caddy", 1.5),
            comparison.Of("gateway, signed in", "nginx", 0.6),
            comparison.Of("gateway, a program's token", "nginx", 0.6),
        ];
        await Results.Keep("gateway", new
        {
            Machine = machine,
            LoadAfter = Machine.Load(),
            Peers = new[] { await Version("nginx"), await Version("caddy") },
            PostgreSQL = await Database.Settings(postgres.Owner),
            Connections,
            SignedIn = $"{People} people taking turns, the limits looked at and out of reach",
            ratios,
            comparison.Sides,
        });
        return ratios.All(ratio => ratio.IsMet) ? 0 : 1;
    }

    private static Task<ServiceProcess> Gateway(PostgresServer postgres, Uri broker, Uri upstream)
    {
        var address = new Uri($"http://localhost:{ServerProcess.FreePort()}");
        var keys = Directory.CreateTempSubdirectory("platform-bench-keys-").FullName;
        return ServiceProcess.Start("directory", "Gateway", postgres, broker, address,
        [
            $"--PublicUrl={address}", $"--INTERNAL_PORT={ServerProcess.FreePort()}", $"--Keys:Directory={keys}",
            "--Bootstrap:AdministratorEmail=administrator@example.org", $"--Bootstrap:AdministratorPassword={Password}",
            $"--Bootstrap:Token={Bootstrap}",
            .. Behind.Select(name => $"--services:{name}:http:0={upstream}"),
            .. Limited.Select(who => $"--Limits:{who}PerSecond={NoLimit}"),
        ]);
    }

    private static Task<(Uri Address, string Folder)> Nginx(Uri upstream) => Peer("nginx", (folder, port) => (
        $$"""
        daemon off;
        pid {{folder}}/pid;
        error_log {{folder}}/error.log;
        worker_processes auto;
        events { worker_connections 1024; }
        http {
            access_log off;
            client_body_temp_path {{folder}}/body;
            proxy_temp_path {{folder}}/proxy;
            fastcgi_temp_path {{folder}}/fastcgi;
            uwsgi_temp_path {{folder}}/uwsgi;
            scgi_temp_path {{folder}}/scgi;
            keepalive_requests 1000000;
            upstream small { server {{upstream.Authority}}; keepalive 64; keepalive_requests 1000000; }
            server {
                listen 127.0.0.1:{{port}};
                location / {
                    proxy_pass http://small;
                    proxy_http_version 1.1;
                    proxy_set_header Connection "";
                    proxy_set_header X-Forwarded-For $remote_addr;
                    proxy_set_header X-Forwarded-Host $http_host;
                    proxy_set_header X-Forwarded-Proto $scheme;
                }
            }
        }
        """,
        ["/usr/sbin/nginx", "-c", $"{folder}/configuration", "-e", $"{folder}/error.log"]));

    private static Task<(Uri Address, string Folder)> Caddy(Uri upstream) => Peer("caddy", (folder, port) => (
        $$"""
        {
            admin off
            auto_https off
        }
        http://127.0.0.1:{{port}} {
            reverse_proxy {{upstream.Authority}} {
                transport http {
                    keepalive_idle_conns_per_host 64
                }
            }
        }

        """,
        ["/usr/bin/caddy", "run", "--adapter", "caddyfile", "--config", $"{folder}/configuration"]));

    private static async Task<(Uri Address, string Folder)> Peer(
        string name, Func<string, int, (string Configuration, string[] Command)> of)
    {
        var (folder, port) = (Directory.CreateTempSubdirectory($"platform-bench-{name}-").FullName, ServerProcess.FreePort());
        var (configuration, command) = of(folder, port);
        await File.WriteAllTextAsync($"{folder}/configuration", configuration);
        var process = ServerProcess.Start(
            folder, "TERM", command, new Dictionary<string, string> { ["HOME"] = folder, ["XDG_DATA_HOME"] = folder, ["XDG_CONFIG_HOME"] = folder });
        var address = new Uri($"http://127.0.0.1:{port}");
        await ServiceProcess.Answers(process, address);
        return (address, folder);
    }

    /// <summary>An organisation and people who work there, each signed in at a browser and with a program of their own.</summary>
    private static async Task<(Guid Organization, (string Cookie, string Token)[] People)> SignIn(Uri gateway)
    {
        using var administrator = new HttpClient { BaseAddress = gateway };
        administrator.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Bootstrap);
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
        {
            BaseAddress = gateway,
            DefaultRequestHeaders = { { "Sec-Fetch-Site", "same-origin" } },
        };

        var organization = (await Made("/directory/organizations", new { name = "Harbor Peers", kind = "mha-affiliate" }))
            .GetProperty("id").GetGuid();
        var people = new (string, string)[People];
        for (var number = 0; number < People; number++)
        {
            var email = $"person{number}@example.org";
            var id = (await Made("/directory/people", new { givenName = "Person", familyName = $"{number}", email, password = Password }))
                .GetProperty("id").GetGuid();
            await Made(
                $"/directory/organizations/{organization}/memberships",
                new { personId = id, role = "program-director", allSites = true, sites = Array.Empty<Guid>() });
            var expiresOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(2);
            var token = (await Made($"/directory/people/{id}/tokens", new { name = "Bench", expiresOn })).GetProperty("token").GetString()!;

            using var form = new FormUrlEncodedContent(new Dictionary<string, string> { ["user"] = email, ["password"] = Password });
            using var signedIn = await browser.PostAsync("/sign-in", form);
            var cookie = signedIn.Headers.GetValues("Set-Cookie")
                .Single(set => !set.Contains("=;", StringComparison.Ordinal)).Split(';')[0];
            people[number] = (cookie, token);
        }

        return (organization, people);

        async Task<JsonElement> Made(string path, object what)
        {
            using var response = await administrator.PostAsJsonAsync(path, what);
            if (!response.IsSuccessStatusCode)
                throw new InvalidOperationException($"{path} answered {await response.Content.ReadAsStringAsync()}");
            return await response.Content.ReadFromJsonAsync<JsonElement>();
        }
    }

    private static async Task<string> Version(string package) =>
        $"{package} {await Wrk.Output("dpkg-query", "--show", "--showformat", "${Version}", package)}";
}
