using CrowdComms.Tests.Support;
using CrowdComms.Tests.Web.Registration;

namespace CrowdComms.Tests.Web.Access;

/// <summary>What the forms of accounts say about values that they cannot take.</summary>
public sealed class AccountSentencesTests
{
    [Theory]
    [InlineData("ada", "“ada” is not an email address.")]
    [InlineData("ada@fair", "“ada@fair” is not an email address.")]
    [InlineData("", "Enter your email address.")]
    [InlineData("ada@fair.example", "Check your email")]
    public async Task A_forgotten_password_needs_an_address(string typed, string says)
    {
        await using var app = await AppInProcess.StartAsync();
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync("/account/forgot-password", "forgot", Typed("Input.Email", typed));

        Assert.Contains(says, FormVisitor.Shown((await visitor.SendAsync()).Page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_with_a_character_that_no_keyboard_types_is_refused()
    {
        await using var app = await AppInProcess.StartAsync();
        var world = await LateWorld.OpenAsync(app);
        using var visitor = new FormVisitor(app);
        await visitor.FillAsync($"/account/invitation/{world.Invitation}", "join", new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Input.Name"] = "Typed",
            ["Input.Email"] = "new@test.example",
            ["Input.Password"] = "correct\0horse battery",
        });

        Assert.Contains("The password contains a control character. Type it again.",
            FormVisitor.Shown((await visitor.SendAsync()).Page), StringComparison.Ordinal);
    }

    private static Dictionary<string, string> Typed(string field, string text) => new(StringComparer.Ordinal) { [field] = text };
}
