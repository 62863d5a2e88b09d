using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrowdComms.Data.Engines.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class Door : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "page_key",
                table: "tickets",
                type: "character varying(32)",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.Sql("UPDATE tickets SET page_key = replace(gen_random_uuid()::text, '-', '')");

            migrationBuilder.AddColumn<Guid>(
                name: "undoes_scan_id",
                table: "scans",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "kiosk_pin_hash",
                table: "events",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "badge_layouts",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    size = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    large_name = table.Column<bool>(type: "boolean", nullable: false),
                    company = table.Column<bool>(type: "boolean", nullable: false),
                    job_title = table.Column<bool>(type: "boolean", nullable: false),
                    code = table.Column<bool>(type: "boolean", nullable: false),
                    band = table.Column<bool>(type: "boolean", nullable: false),
                    logo = table.Column<byte[]>(type: "bytea", nullable: true),
                    print_at_check_in = table.Column<bool>(type: "boolean", nullable: false),
                    version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_badge_layouts", x => x.event_id);
                    table.ForeignKey(
                        name: "fk_badge_layouts_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "badge_prints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    registrant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    actor_id = table.Column<Guid>(type: "uuid", nullable: true),
                    actor_name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    station_id = table.Column<Guid>(type: "uuid", nullable: true),
                    reason = table.Column<string>(type: "character varying(300)", maxLength: 300, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_badge_prints", x => x.id);
                    table.ForeignKey(
                        name: "fk_badge_prints_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_badge_prints_registrants_registrant_id",
                        column: x => x.registrant_id,
                        principalTable: "registrants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_badge_prints_stations_station_id",
                        column: x => x.station_id,
                        principalTable: "stations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "device_pairings",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    station_id = table.Column<Guid>(type: "uuid", nullable: false),
                    code_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    expires_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    used_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_device_pairings", x => x.id);
                    table.ForeignKey(
                        name: "fk_device_pairings_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_device_pairings_stations_station_id",
                        column: x => x.station_id,
                        principalTable: "stations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    station_id = table.Column<Guid>(type: "uuid", nullable: false),
                    name = table.Column<string>(type: "character varying(60)", maxLength: 60, nullable: false),
                    secret_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    paired_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    revoked_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_devices", x => x.id);
                    table.ForeignKey(
                        name: "fk_devices_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_devices_stations_station_id",
                        column: x => x.station_id,
                        principalTable: "stations",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "zone_visits",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    event_id = table.Column<Guid>(type: "uuid", nullable: false),
                    zone_id = table.Column<Guid>(type: "uuid", nullable: false),
                    registrant_id = table.Column<Guid>(type: "uuid", nullable: false),
                    entered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    entry_scan_id = table.Column<Guid>(type: "uuid", nullable: false),
                    left_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    exit_scan_id = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_zone_visits", x => x.id);
                    table.ForeignKey(
                        name: "fk_zone_visits_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_zone_visits_registrants_registrant_id",
                        column: x => x.registrant_id,
                        principalTable: "registrants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_zone_visits_zones_zone_id",
                        column: x => x.zone_id,
                        principalTable: "zones",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "ix_tickets_page_key",
                table: "tickets",
                column: "page_key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ux_scans_undoes_scan_id",
                table: "scans",
                column: "undoes_scan_id",
                unique: true,
                filter: "undoes_scan_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_badge_prints_event_id_id",
                table: "badge_prints",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_badge_prints_registrant_id_id",
                table: "badge_prints",
                columns: new[] { "registrant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_badge_prints_station_id",
                table: "badge_prints",
                column: "station_id");

            migrationBuilder.CreateIndex(
                name: "ix_device_pairings_code_hash",
                table: "device_pairings",
                column: "code_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_device_pairings_event_id",
                table: "device_pairings",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_device_pairings_station_id",
                table: "device_pairings",
                column: "station_id");

            migrationBuilder.CreateIndex(
                name: "ix_devices_event_id_id",
                table: "devices",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_devices_secret_hash",
                table: "devices",
                column: "secret_hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_devices_station_id",
                table: "devices",
                column: "station_id");

            migrationBuilder.CreateIndex(
                name: "ix_zone_visits_event_id_id",
                table: "zone_visits",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_zone_visits_registrant_id_id",
                table: "zone_visits",
                columns: new[] { "registrant_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_zone_visits_zone_id",
                table: "zone_visits",
                column: "zone_id",
                filter: "left_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ux_zone_visits_open",
                table: "zone_visits",
                columns: new[] { "registrant_id", "zone_id" },
                unique: true,
                filter: "left_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "badge_layouts");

            migrationBuilder.DropTable(
                name: "badge_prints");

            migrationBuilder.DropTable(
                name: "device_pairings");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropTable(
                name: "zone_visits");

            migrationBuilder.DropIndex(
                name: "ix_tickets_page_key",
                table: "tickets");

            migrationBuilder.DropIndex(
                name: "ux_scans_undoes_scan_id",
                table: "scans");

            migrationBuilder.DropColumn(
                name: "page_key",
                table: "tickets");

            migrationBuilder.DropColumn(
                name: "undoes_scan_id",
                table: "scans");

            migrationBuilder.DropColumn(
                name: "kiosk_pin_hash",
                table: "events");
        }
    }
}
