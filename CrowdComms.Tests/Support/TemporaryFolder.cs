namespace CrowdComms.Tests.Support;

/// <summary>A temporary folder that is deleted when the test ends.</summary>
public sealed class TemporaryFolder : IDisposable
{
    private readonly string _path = Directory.CreateTempSubdirectory("crowdcomms-test-").FullName;

    /// <inheritdoc />
    public void Dispose() => Directory.Delete(_path, recursive: true);

    /// <summary>The path of a file in it.</summary>
    public string File(string name) => Path.Combine(_path, name);
}
