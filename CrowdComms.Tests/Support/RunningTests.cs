using System.Collections.Concurrent;
using System.Reflection;
using CrowdComms.Tests.Support;
using Xunit.v3;

[assembly: RunningTests]

namespace CrowdComms.Tests.Support;

/// <summary>Keeps the names of the tests that run now, with the time at which each began, in the file that
/// <c>CROWDCOMMS_TEST_RUNNING</c> names. If a run has to be ended from outside, the file says what it was waiting for.</summary>
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class RunningTestsAttribute : BeforeAfterTestAttribute
{
    private static readonly string? Path = Environment.GetEnvironmentVariable("CROWDCOMMS_TEST_RUNNING");
    private static readonly ConcurrentDictionary<string, string> Running = new(StringComparer.Ordinal);
    private static readonly Lock Turn = new();

    /// <inheritdoc />
    public override void Before(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Path is not null)
        {
            Running[test.UniqueID] = $"{TimeProvider.System.GetUtcNow():HH:mm:ss} {test.TestDisplayName}";
            Write(Path);
        }
    }

    /// <inheritdoc />
    public override void After(MethodInfo methodUnderTest, IXunitTest test)
    {
        if (Path is not null && Running.TryRemove(test.UniqueID, out _))
        {
            Write(Path);
        }
    }

    private static void Write(string path)
    {
        lock (Turn)
        {
            File.WriteAllLines(path, Running.Values.Order(StringComparer.Ordinal));
        }
    }
}
