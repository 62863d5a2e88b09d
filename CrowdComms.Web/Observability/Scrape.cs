using System.Globalization;
using System.Text;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace CrowdComms.Web.Observability;

/// <summary>
/// All metrics of this process in the text format of Prometheus
/// (https://prometheus.io/docs/instrumenting/exposition_formats/), collected when a scraper asks. The exporter of
/// OpenTelemetry for this purpose is still a preview.
/// </summary>
internal sealed class Scrape : IDisposable
{
    internal const string Type = "text/plain; version=0.0.4; charset=utf-8";

    private readonly Lock _one = new();
    private readonly Exporter _exporter;

    public Scrape(BoardMeters boards)
    {
        GC.KeepAlive(boards);
        _exporter = new Exporter();
        Reader = new BaseExportingMetricReader(_exporter);
    }

    internal MetricReader Reader { get; }

    public void Dispose() => _exporter.Dispose();

    /// <summary>Collects the metrics now and returns them as text.</summary>
    internal string Collect()
    {
        lock (_one)
        {
            _exporter.Text.Clear();
            _exporter.Collect?.Invoke(Timeout.Infinite);
            return _exporter.Text.ToString();
        }
    }

    [ExportModes(ExportModes.Pull)]
    private sealed class Exporter : BaseExporter<Metric>, IPullMetricExporter
    {
        internal StringBuilder Text { get; } = new();

        public Func<int, bool>? Collect { get; set; }

        public override ExportResult Export(in Batch<Metric> batch)
        {
            foreach (var metric in batch)
            {
                Write(metric);
            }

            return ExportResult.Success;
        }

        private void Write(Metric metric)
        {
            var monotonic = metric.MetricType is MetricType.LongSum or MetricType.DoubleSum;
            var name = Plain(metric.Name) + (metric.Unit == "s" ? "_seconds" : metric.Unit == "By" ? "_bytes" : "")
                + (monotonic ? "_total" : "");
            Text.Append(CultureInfo.InvariantCulture,
                $"# HELP {name} {metric.Description.ReplaceLineEndings(" ").Replace("\\", "\\\\", StringComparison.Ordinal)}\n");
            Text.Append(CultureInfo.InvariantCulture,
                $"# TYPE {name} {(metric.MetricType == MetricType.Histogram ? "histogram" : monotonic ? "counter" : "gauge")}\n");
            foreach (ref readonly var point in metric.GetMetricPoints())
            {
                if (metric.MetricType == MetricType.Histogram)
                {
                    WriteHistogram(name, in point);
                }
                else if (metric.MetricType != MetricType.ExponentialHistogram)
                {
                    Line(name, Labels(in point), Value(metric.MetricType, in point));
                }
            }
        }

        private void WriteHistogram(string name, in MetricPoint point)
        {
            var (labels, below) = (Labels(in point), 0L);
            foreach (var bucket in point.GetHistogramBuckets())
            {
                below += bucket.BucketCount;
                var bound = double.IsPositiveInfinity(bucket.ExplicitBound) ? "+Inf"
                    : bucket.ExplicitBound.ToString(CultureInfo.InvariantCulture);
                Line($"{name}_bucket", [.. labels, $"le=\"{bound}\""], below);
            }

            Line($"{name}_sum", labels, point.GetHistogramSum());
            Line($"{name}_count", labels, point.GetHistogramCount());
        }

        private void Line(string name, List<string> labels, double value) =>
            Text.Append(name).Append(labels.Count == 0 ? "" : $"{{{string.Join(',', labels)}}}").Append(' ')
                .Append(value.ToString(CultureInfo.InvariantCulture)).Append('\n');

        private static double Value(MetricType type, in MetricPoint point) =>
            type.IsSum() ? type.IsLong() ? point.GetSumLong() : point.GetSumDouble()
            : type.IsLong() ? point.GetGaugeLastValueLong() : point.GetGaugeLastValueDouble();

        private static List<string> Labels(in MetricPoint point)
        {
            var labels = new List<string>();
            foreach (var (key, value) in point.Tags)
            {
                var text = (Convert.ToString(value, CultureInfo.InvariantCulture) ?? "")
                    .Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal)
                    .ReplaceLineEndings("\\n");
                labels.Add($"{Plain(key)}=\"{text}\"");
            }

            return labels;
        }

        private static string Plain(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) || c == ':' ? c : '_'));
    }
}
