using Aspire.Hosting;

// To be killed by a test: it runs a program that has started another one, both marked with the first argument.
var builder = DistributedApplication.CreateBuilder(new DistributedApplicationOptions { DisableDashboard = true });
builder.AddExecutable("parent", "sh", "/", "-c", "sh -c 'sleep 600; exit' \"$0\" & wait", args[0]);
builder.Build().Run();
