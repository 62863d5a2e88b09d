namespace CrowdComms.Tests.Support;

/// <summary>Checks which programs this machine has.</summary>
public static class Machine
{
    /// <summary>Skips the test if the machine lacks a program that it needs; in CI nothing may be skipped, so there it
    /// fails.</summary>
    /// <param name="there">Whether the program exists.</param>
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
