using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrowdComms.Data.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Idempotency : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "answered_requests",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    request = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    registrant_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: false),
                    answer_status = table.Column<int>(type: "INTEGER", nullable: true),
                    answer = table.Column<string>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_answered_requests", x => x.id);
                    table.ForeignKey(
                        name: "fk_answered_requests_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_answered_requests_begun_at",
                table: "answered_requests",
                column: "begun_at");

            migrationBuilder.CreateIndex(
                name: "ix_answered_requests_event_id",
                table: "answered_requests",
                column: "event_id");

            migrationBuilder.CreateIndex(
                name: "ix_answered_requests_registrant_id",
                table: "answered_requests",
                column: "registrant_id");

            migrationBuilder.CreateIndex(
                name: "ux_answered_requests_key",
                table: "answered_requests",
                column: "key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "answered_requests");
        }
    }
}
