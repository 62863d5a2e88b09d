using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace CrowdComms.Data.Engines.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Board : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_vip",
                table: "pass_types",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            // What organisers called VIP until now.
            migrationBuilder.Sql("UPDATE pass_types SET is_vip = 1 WHERE code = 'VIP';");

            migrationBuilder.CreateTable(
                name: "arrival_marks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    registrant_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    company_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    pass_type_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_arrival_marks", x => x.id);
                    table.ForeignKey(
                        name: "fk_arrival_marks_companies_company_id",
                        column: x => x.company_id,
                        principalTable: "companies",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_arrival_marks_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_arrival_marks_pass_types_pass_type_id",
                        column: x => x.pass_type_id,
                        principalTable: "pass_types",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_arrival_marks_registrants_registrant_id",
                        column: x => x.registrant_id,
                        principalTable: "registrants",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "fk_arrival_marks_users_user_id",
                        column: x => x.user_id,
                        principalTable: "users",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "wall_links",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    label = table.Column<string>(type: "TEXT", maxLength: 60, nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    created_by = table.Column<string>(type: "TEXT", maxLength: 100, nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: true),
                    revoked_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_wall_links", x => x.id);
                    table.ForeignKey(
                        name: "fk_wall_links_events_event_id",
                        column: x => x.event_id,
                        principalTable: "events",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_arrival_marks_company_id",
                table: "arrival_marks",
                column: "company_id");

            migrationBuilder.CreateIndex(
                name: "ix_arrival_marks_event_id_id",
                table: "arrival_marks",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_arrival_marks_pass_type_id",
                table: "arrival_marks",
                column: "pass_type_id");

            migrationBuilder.CreateIndex(
                name: "ix_arrival_marks_registrant_id",
                table: "arrival_marks",
                column: "registrant_id");

            migrationBuilder.CreateIndex(
                name: "ux_arrival_marks_company",
                table: "arrival_marks",
                columns: new[] { "user_id", "company_id" },
                unique: true,
                filter: "company_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_arrival_marks_pass_type",
                table: "arrival_marks",
                columns: new[] { "user_id", "pass_type_id" },
                unique: true,
                filter: "pass_type_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ux_arrival_marks_person",
                table: "arrival_marks",
                columns: new[] { "user_id", "registrant_id" },
                unique: true,
                filter: "registrant_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_wall_links_event_id_id",
                table: "wall_links",
                columns: new[] { "event_id", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_wall_links_key",
                table: "wall_links",
                column: "key",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "arrival_marks");

            migrationBuilder.DropTable(
                name: "wall_links");

            migrationBuilder.DropColumn(
                name: "is_vip",
                table: "pass_types");
        }
    }
}
