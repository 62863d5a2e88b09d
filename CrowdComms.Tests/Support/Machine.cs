namespace CrowdComms.Tests.Support;

/// <summary>What this machine has.</summary>
public static class Machine
{
    /// <summary>Skips the test when the machine lacks a part it needs; in CI nothing may be skipped.</summary>
    /// <param name="there">Whether the part is there.</param>
    /// <param name="how">One sentence: what is missing and how to get it.</param>
    public static void Needs(bool there, string how)
    {
        if (there)
        {
            return;
        }

        if (string.Equals(Environment.GetEnvironmentVariable("CI"), "true", StringComparison.OrdinalIgnoreCase))
        {
            Assert.Fail(how);
        }

        Assert.Skip(how);
    }
}
