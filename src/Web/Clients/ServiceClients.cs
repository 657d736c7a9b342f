namespace Platform.Web.Clients;

internal static class ServiceClients
{
    public static void AddServiceClients(this WebApplicationBuilder builder)
    {
        builder.Services.AddTransient<ForwardReader>();
        builder.Services.AddScoped<OperationsClient>();
        builder.Add<CohortsClient>("services:cohorts:http:0");
        builder.Add<PartnersClient>("services:cohorts:http:0");
        builder.Add<MeetingsClient>("services:cohorts:http:0");
        builder.Add<ReferralsClient>("services:cohorts:http:0");
        builder.Add<ConsentsClient>("services:casework:http:0");
        builder.Add<CaseworkClient>("services:casework:http:0");
        builder.Add<TrainingClient>("services:training:http:0");
        builder.Add<OfferingsClient>("services:training:http:0");
        builder.Add<AttendanceClient>("services:training:http:0");
        builder.Add<CredentialsClient>("services:training:http:0");
        builder.Add<DirectoryClient>("services:gateway:internal:0");
    }

    private static void Add<TClient>(this WebApplicationBuilder builder, string setting) where TClient : class =>
        builder.Named(typeof(TClient).Name, setting).AddTypedClient<TClient>();

    private static IHttpClientBuilder Named(this WebApplicationBuilder builder, string name, string setting)
    {
        var address = new Uri(builder.Configuration[setting]
            ?? throw new InvalidOperationException($"The setting {setting} is missing: the address of a service."));
        return builder.Services
            .AddHttpClient(name, http =>
            {
                http.BaseAddress = address;
                http.Timeout = TimeSpan.FromSeconds(10);
            })
            .AddHttpMessageHandler<ForwardReader>()
            .UseSocketsHttpHandler((handler, _) =>
            {
                handler.ConnectTimeout = TimeSpan.FromSeconds(2);
                // A replica that came or went is noticed within a minute.
                handler.PooledConnectionLifetime = TimeSpan.FromMinutes(1);
                handler.AllowAutoRedirect = false;
                handler.UseCookies = false;
            });
    }
}
