using CrowdComms.Data.Tickets;
using FsCheck;
using FsCheck.Fluent;

namespace CrowdComms.Tests.Data.Tickets;

public sealed class TicketCodeTests
{
    private const string Alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private static readonly Gen<string> Codes = Gen.Fresh(TicketCode.New);
    private static readonly Gen<int> Positions = Gen.Choose(0, TicketCode.Length - 1);
    private static readonly Config Thorough = Config.QuickThrowOnFailure.WithMaxTest(2000);

    [Fact]
    public void A_new_code_is_read_back() => Holds(Codes, code => TicketCode.Read(code) == code);

    [Fact]
    public void A_new_code_holds_80_random_bits_and_a_check_in_17_characters() =>
        Holds(Codes, code => code.Length == 17 && code.All(Alphabet.Contains));

    [Fact]
    public void A_code_is_read_as_people_and_scanners_give_it() => Holds(Codes, code =>
        TicketCode.Read($"  {code[..4].ToLowerInvariant()}-{code[4..8]} {code[8..]}\r\n") == code);

    [Fact]
    public void O_is_read_as_0_and_I_and_L_as_1() => Holds(Codes, code =>
        TicketCode.Read(code.Replace('0', 'O').Replace('1', 'I')) == code && TicketCode.Read(code.Replace('0', 'o')
            .Replace('1', 'l')) == code);

    [Fact]
    public void Every_single_wrong_character_is_found() => Holds(
        from code in Codes
        from at in Positions
        from wrong in Gen.Elements(
            Alphabet.ToCharArray())
        where wrong != code[at]
        select (code, at, wrong),
        typed => TicketCode.Read($"{typed.code[..typed.at]}{typed.wrong}{typed.code[(typed.at + 1)..]}") is null);

    [Fact]
    public void Every_swap_of_two_different_characters_is_found() => Holds(
        from code in Codes from a in Positions from b in Positions where code[a] != code[b] select (code, a, b),
        typed => TicketCode.Read(Swapped(typed.code, typed.a, typed.b)) is null);

    [Fact]
    public void Every_missing_character_is_found() => Holds(
        from code in Codes from at in Positions select code.Remove(at, 1),
        typed => TicketCode.Read(typed) is null);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("Röntgen")]
    [InlineData("https://expo.example/t/0")]
    [InlineData("00000000000000000000000000000000000")]
    public void What_is_no_code_is_not_read_as_one(string? text) => Assert.Null(TicketCode.Read(text));

    [Fact]
    public void A_code_is_read_as_scanners_and_spreadsheets_write_it() => Holds(Codes, code => Array.TrueForAll(
        [
            $"]Q1{code}", $"]C1{code}\r\n", $"\uFEFF{code}\u200B", string.Join('\u00A0', code.Chunk(4).Select(c => new string(c))),
            string.Join('–', code.Chunk(4).Select(c => new string(c))), string.Concat(code.Select(c => (char)(c + 0xFEE0))),
        ], text => TicketCode.Read(text) == code));

    [Fact]
    public void A_code_is_read_that_a_scanner_typed_for_another_keyboard() => Holds(Codes, code =>
        TicketCode.ReadScanned(Typed(code, "YZ", "ZY").ToLowerInvariant()) is not null
            && TicketCode.ReadScanned(Typed(code, "AQZWM1234567890", "QAWZ?&é\"'(-è_çà")) is not null
            && TicketCode.ReadScanned(code) == code);

    [Fact]
    public void A_code_is_found_among_words_and_words_are_none() => Holds(Codes, code =>
        !code.Any(char.IsAsciiDigit) || (TicketCode.IsIn($"Paid {code}") && TicketCode.IsIn($"{TicketQr.Grouped(code)}, she says")
            && !TicketCode.IsIn("Paid at the desk in Hall 7, 4006381333931") && !TicketCode.IsIn($"{code}9")));

    [Fact]
    public void Anything_at_all_can_be_tried() =>
        Prop.ForAll<string?>(text => TicketCode.Read(text) is null or { Length: 17 }).Check(Thorough);

    private static string Typed(string code, string keys, string typed) =>
        string.Concat(code.Select(c => keys.IndexOf(c) is >= 0 and var at ? typed[at] : c));

    private static void Holds<T>(Gen<T> inputs, Func<T, bool> property) =>
        Prop.ForAll(inputs.ToArbitrary(), property).Check(Thorough);

    private static string Swapped(string code, int a, int b)
    {
        var characters = code.ToCharArray();
        (characters[a], characters[b]) = (characters[b], characters[a]);
        return new string(characters);
    }
}
