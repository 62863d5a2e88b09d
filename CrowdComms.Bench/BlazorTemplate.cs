namespace CrowdComms.Bench;

/// <summary>The application that <c>dotnet new blazor --interactivity Server</c> creates, with an address that tells whether it
/// is ready.</summary>
internal static class BlazorTemplate
{
    private const string Last = "app.Run();";

    private const string Ready = "app.MapGet(\"/health/ready\", () => \"ready\");";

    // The template is compiled ahead where CrowdComms is, so that the two differ in what they do.
    private const string CompiledAhead =
        """
          <PropertyGroup Condition="'$(RuntimeIdentifier)' != '' or '$(UseCurrentRuntimeIdentifier)' == 'true'">
            <PublishReadyToRun>true</PublishReadyToRun>
          </PropertyGroup>
        </Project>
        """;

    /// <summary>Creates the application in a folder of its own, and returns the folder of its project.</summary>
    internal static async Task<string> CreateAsync(string folder)
    {
        Console.WriteLine("Creating the Blazor template …");
        var project = Path.Combine(folder, "Template");
        await PublishedApp.RunSdkAsync("new", "blazor", "--interactivity", "Server", "--name", "Template", "--output", project,
            "--no-restore");
        await InsertAsync(Path.Combine(project, "Template.csproj"), "</Project>", CompiledAhead);
        await InsertAsync(Path.Combine(project, "Program.cs"), Last, $"{Ready}{Environment.NewLine}{Last}");
        return project;
    }

    private static async Task InsertAsync(string file, string before, string text)
    {
        var content = await File.ReadAllTextAsync(file);
        if (!content.Contains(before, StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"{file} of this SDK's template has no '{before}'.");
        }

        await File.WriteAllTextAsync(file, content.Replace(before, text, StringComparison.Ordinal));
    }
}
