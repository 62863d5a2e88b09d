using CrowdComms.Data.Common;
using FsCheck;
using FsCheck.Fluent;

namespace CrowdComms.Tests.Data.Common;

public sealed class EmailAddressTests
{
    private const string Invisible = "\u200B\u200E\u202A\u202E\u2060\u2066\u2069\u00AD\uFEFF\0";

    [Theory]
    [InlineData("ada@fair.example", "ada@fair.example")]
    [InlineData("  ada@fair.example\u00A0\t\r\n", "ada@fair.example")]
    [InlineData("ada@fair.example.", "ada@fair.example")]
    [InlineData("ada@fair.example;", "ada@fair.example")]
    [InlineData("ada @ fair.example", "ada@fair.example")]
    [InlineData("\uFEFFada\u200B@fair\u00AD.exam\u2060ple\u200E", "ada@fair.example")]
    [InlineData("\u202Aada@fair.example\u202C", "ada@fair.example")]
    [InlineData("\u2066ada@fair.example\u2069", "ada@fair.example")]
    [InlineData("ada\0@fair.example", "ada@fair.example")]
    [InlineData("Ada Lovelace <ada@fair.example>", "ada@fair.example")]
    [InlineData("\"Lovelace, Ada\" <ada@fair.example>;", "ada@fair.example")]
    [InlineData("<ada@fair.example>", "ada@fair.example")]
    [InlineData("'ada@fair.example'", "ada@fair.example")]
    [InlineData("mailto:ada@fair.example", "ada@fair.example")]
    [InlineData("MAILTO:ada%2Bexpo@fair.example?subject=Hello", "ada+expo@fair.example")]
    [InlineData("Ada <mailto:ada@fair.example>", "ada@fair.example")]
    [InlineData("re\u0301ne\u0301@fair.example", "r\u00E9n\u00E9@fair.example")]
    [InlineData("ada\uFF20fair\u3002example", "ada@fair.example")]
    public void What_people_type_and_paste_is_read_as_the_address(string written, string address)
    {
        Assert.Equal(address, EmailAddress.Read(written));
        Assert.Null(EmailAddress.Problem(written));
    }

    [Theory]
    [InlineData("Ada@FAIR.example", "ada@fair.example")]
    [InlineData("ada@m\u00FCller.example", "ada@xn--mller-kva.example")]
    [InlineData("ada@mu\u0308ller.example", "ada@xn--mller-kva.example")]
    [InlineData("ada@M\u00DCLLER.example", "ada@xn--mller-kva.example")]
    [InlineData("ada@XN--mller-kva.example.", "ada@xn--mller-kva.example")]
    [InlineData("ada@\u4F8B\u5B50.example", "ada@xn--fsqu00a.example")]
    public void Addresses_are_compared_without_case_and_with_the_domain_as_punycode(string written, string key) =>
        Assert.Equal(key, EmailAddress.KeyOf(written));

    [Theory]
    [InlineData("ada", "ada")]
    [InlineData("ada@", "ada@")]
    [InlineData("@fair.example", "@fair.example")]
    [InlineData("ada@fair", "ada@fair")]
    [InlineData("ada@fair..example", "ada@fair..example")]
    [InlineData("ada@-fair.example", "ada@-fair.example")]
    [InlineData("ada lovelace@fair.example", "ada lovelace@fair.example")]
    [InlineData("a@x.e$xample", "a@x.e$xample")]
    [InlineData("a@x.exam/ple", "a@x.exam/ple")]
    [InlineData("a@x_y.example", "a@x_y.example")]
    [InlineData("a@x.example-", "a@x.example-")]
    [InlineData("a@xn--a.example", "a@xn--a.example")]
    [InlineData("a@xn--abc-.example", "a@xn--abc-.example")]
    [InlineData("a@x.example?subject=y", "a@x.example?subject=y")]
    [InlineData("a@[192.0.2.1]", "a@[192.0.2.1]")]
    [InlineData("ada@fair.example, bob@fair.example", "ada@fair.example, bob@fair.example")]
    [InlineData("ada@fair.example\r\nBcc: bob@fair.example", "ada@fair.exampleBcc: bob@fair.example")]
    [InlineData("mailto:", "mailto:", true)]
    public void What_is_no_address_is_quoted_in_the_sentence(string written, string quoted, bool isMissing = false) => Assert.Equal(
        isMissing ? "Email is missing." : $"“{quoted}” is not an email address. Write one such as name@company.example.",
        EmailAddress.Problem(written));

    [Fact]
    public void What_is_missing_or_too_long_says_so_and_a_long_text_is_quoted_in_part()
    {
        Assert.Equal("Email is missing.", EmailAddress.Problem(" \u200B "));
        Assert.Equal("Email is missing.", EmailAddress.Problem(null));
        Assert.Equal("Email has 257 characters. Use at most 254.", EmailAddress.Problem($"a@{new string('b', 251)}.com"));
        Assert.NotNull(EmailAddress.Problem($"a@{new string('b', 64)}.com"));
        Assert.Null(EmailAddress.Problem($"a@{new string('b', 63)}.com"));
        Assert.Null(EmailAddress.Problem("a@xn--mller-kva.example"));
        Assert.Null(EmailAddress.Problem("a@xn--strae-oqa.example"));
        Assert.Null(EmailAddress.Problem("a@1-x.straße.example"));
        Assert.Equal($"“{new string('x', 60)}…” is not an email address. Write one such as name@company.example.",
            EmailAddress.Problem(new string('x', 100)));
    }

    [Fact]
    public void Invisible_characters_anywhere_change_nothing() => Prop.ForAll<int[]>(places =>
        {
            var noisy = places.Aggregate("Ada@m\u00FCller.example", (address, place) =>
                address.Insert((int)((uint)place % (address.Length + 1)), Invisible[(int)((uint)place % Invisible.Length)].ToString()));
            return EmailAddress.Problem(noisy) is null && EmailAddress.KeyOf(noisy) == "ada@xn--mller-kva.example"
                && EmailAddress.Read(EmailAddress.Read(noisy)) == EmailAddress.Read(noisy)
                && EmailAddress.KeyOf(EmailAddress.KeyOf(noisy)) == EmailAddress.KeyOf(noisy);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    // A blank in front takes the way that every address can take.
    [Fact]
    public void A_plain_address_is_read_as_with_a_blank_in_front() => Prop.ForAll<byte[]>(bytes =>
        {
            const string signs = "abzAZ09@.-_+@.";
            var plain = string.Concat(bytes.Select(b => signs[b % signs.Length]));
            return EmailAddress.Read(plain) == EmailAddress.Read($" {plain}")
                && EmailAddress.KeyOf(plain) == EmailAddress.KeyOf($" {plain}");
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact]
    public void Whatever_is_typed_is_read_without_a_fault() => Prop.ForAll<string?>(written =>
        EmailAddress.Problem(written) is not null || EmailAddress.KeyOf(written).Contains('@', StringComparison.Ordinal))
        .Check(Config.QuickThrowOnFailure.WithMaxTest(1000));
}
