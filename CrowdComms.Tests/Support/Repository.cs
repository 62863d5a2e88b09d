namespace CrowdComms.Tests.Support;

/// <summary>The folder that the tests were built from.</summary>
public static class Repository
{
    /// <summary>Where the solution lies.</summary>
    public static string Root { get; } = Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "CrowdComms.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("The tests do not run inside the repository.");
        }

        return folder;
    }
}
