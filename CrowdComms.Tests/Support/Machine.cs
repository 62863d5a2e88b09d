namespace CrowdComms.Tests.Support;

/// <summary>Checks which programs this machine has.</summary>
public static class Machine
{
    /// <summary>Whether this run is the nightly one, which has the tests too that take minutes each: with
    /// <c>CROWDCOMMS_NIGHTLY=true</c>.</summary>
    public static bool IsNightly => Is("CROWDCOMMS_NIGHTLY");

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

        if (Is("CI"))
        {
            Assert.Fail(how);
        }

        Assert.Skip(how);
    }

    private static bool Is(string variable) =>
        string.Equals(Environment.GetEnvironmentVariable(variable), "true", StringComparison.OrdinalIgnoreCase);
}
