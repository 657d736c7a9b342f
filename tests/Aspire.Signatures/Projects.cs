// What Aspire's SDK writes for the projects that the AppHost references.
using Aspire.Hosting;

namespace Projects;

public sealed class Casework_Service : IProjectMetadata;

public sealed class Cohorts_Service : IProjectMetadata;

public sealed class Demo : IProjectMetadata;

public sealed class Gateway : IProjectMetadata;

public sealed class Training_Service : IProjectMetadata;

public sealed class Web : IProjectMetadata;
