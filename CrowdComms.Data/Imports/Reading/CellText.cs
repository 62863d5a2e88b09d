using System.Globalization;
using System.Text;
using System.Xml;

namespace CrowdComms.Data.Imports.Reading;

/// <summary>Reads the texts of workbooks, with a bound on their length.</summary>
internal static class CellText
{
    /// <summary>Reads the text of the present element, in its rich form too: the runs one after another, without how
    /// they are pronounced. Afterwards the reader is at the end of the element.</summary>
    /// <exception cref="UnreadableException">The text is longer than a cell may be.</exception>
    internal static string ReadRichText(this XmlReader xml)
    {
        if (xml.IsEmptyElement)
        {
            return "";
        }

        var (text, depth, spoken) = (new StringBuilder(), xml.Depth, false);
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.LocalName == "rPh")
            {
                spoken = xml.NodeType == XmlNodeType.Element && !xml.IsEmptyElement;
            }
            else if (!spoken && xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace
                or XmlNodeType.Whitespace)
            {
                Append(text, xml);
            }
        }

        return Unescaped(text.ToString());
    }

    /// <summary>The text of a number: a whole one without a fraction, a date or time where it is formatted as
    /// one.</summary>
    internal static string OfNumber(string written, CellFormats formats, int format)
    {
        if (!double.TryParse(written, NumberStyles.Float, CultureInfo.InvariantCulture, out var number))
        {
            return written;
        }

        return formats.Moment(number, format) is { } moment ? OfMoment(moment)
            : Math.Abs(number) < 1e15 && number == Math.Truncate(number) ? number.ToString("0", CultureInfo.InvariantCulture)
            : number.ToString(CultureInfo.InvariantCulture);
    }

    private static string OfMoment(DateTime moment) => moment.ToString(
        moment.Year < 1900 ? "HH:mm" : moment.TimeOfDay.Ticks == 0 ? "yyyy-MM-dd" : "yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private static void Append(StringBuilder text, XmlReader xml)
    {
        var buffer = new char[1024];
        int read;
        while ((read = xml.CanReadValueChunk ? xml.ReadValueChunk(buffer, 0, buffer.Length) : 0) > 0)
        {
            text.Append(buffer, 0, read);
            if (text.Length > Workbook.LongestCell)
            {
                throw new UnreadableException($"The workbook has a cell of more than {Workbook.LongestCell:N0} characters, which Excel "
                    + "does not allow. Open it in Excel, save it again and upload that.");
            }
        }
    }

    // Excel writes characters that XML does not allow as _x000D_.
    private static string Unescaped(string text) => text.Contains("_x", StringComparison.Ordinal) ? XmlConvert.DecodeName(text) : text;
}
