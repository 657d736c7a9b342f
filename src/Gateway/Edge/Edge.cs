using Platform.Data;
using Platform.Gateway.Data;
using Platform.Gateway.Invitations;
using Platform.Gateway.Keys;
using Platform.Gateway.Organizations;
using Platform.Gateway.Passwords;
using Platform.Gateway.People;
using Platform.Gateway.SignIn;
using Platform.Gateway.Tokens;
using Platform.ServiceDefaults;

namespace Platform.Gateway.Edge;

/// <summary>The gateway as a process that listens: everything but its database.</summary>
internal static class Edge
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        var keys = builder.Configuration["Keys:Directory"] is { Length: > 0 } setting
            ? Path.GetFullPath(setting)
            : throw new InvalidOperationException(
                "The setting Keys:Directory is missing: the folder of the master key, outside of repository and database.");

        builder.Services.AddSingleton(PublicUrl.Of(builder.Configuration["PublicUrl"], instance: keys));
        builder.Services.AddSingleton(Ports.Listen(builder));
        builder.Services.AddSingleton(_ => MasterKey.In(keys));
        builder.Services.AddSingleton<KeyRing>();
        builder.Services.AddSingleton<PlatformToken>();
        builder.Services.AddHostedService<RotateKeys>();
        builder.Services.AddHostedService<RemoveSpent>();
        builder.Services.AddSingleton<Lookups>();
        builder.Services.AddSingleton<ActingFor>();
        builder.AddEdgeAuthentication(keys);
        builder.Services.AddDirectoryPolicies().RefuseRoutesWithoutPolicy();
        builder.AddLimits();
        builder.AddProxy();
        builder.Services.AddValidation();
    }

    public static void UseEdge(this WebApplication app)
    {
        app.UseTrustedProxies();
        app.Use(SecurityHeaders.Add);
        app.UseServiceDefaults(beforeAuthorization: edge =>
        {
            edge.Use(app.Services.GetRequiredService<Ports>().Separate);
            edge.UseRateLimiter();
            edge.Use(SameOrigin.Check);
            edge.Use(ActingFor.Invoke);
            // What the services refuse stands in their own trails.
            edge.UseWhen(context => context.Request.Path.StartsWithSegments("/directory"), directory => directory.UseRefusalTrail());
        });

        app.MapOpenApi("/openapi/directory.json").AllowAnonymous();
        app.MapSignIn();
        app.MapInvitationForms();
        app.MapPasswordForms();
        app.MapKeySet();
        var directory = app.MapGroup("/directory").AnswersInsideAndOutside();
        directory.MapOrganizations();
        directory.MapPeople();
        directory.MapOperations();
        app.MapLookAtInvitation();
        // What the directory does not have is not a page of the Web's either.
        directory.Map("/{**rest}", () => TypedResults.NotFound())
            .RequireAuthorization(DirectoryPolicies.SignedIn)
            .ExcludeFromDescription();
        app.MapProxy();
    }
}
