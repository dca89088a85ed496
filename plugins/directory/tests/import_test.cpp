// SPDX-License-Identifier: Apache-2.0
// Reading sheets and giving each row its fate.
#include "directory/domain/import.h"

#include <gtest/gtest.h>

#include "core/table/csv_reader.h"

namespace directory {
namespace import_test {

core::Uuid fresh() {
    static unsigned char n = 0;
    core::Uuid id;
    id.value[15] = ++n;
    id.value[0] = 1;
    return id;
}

Workbook book(std::string_view units, std::string_view positions = "",
              std::string_view persons = "", std::string_view appointments = "") {
    Workbook made;
    if (!units.empty()) made.sheets.push_back(core::table::read_csv("unit", units));
    if (!positions.empty()) made.sheets.push_back(core::table::read_csv("jabatan", positions));
    if (!persons.empty()) made.sheets.push_back(core::table::read_csv("pegawai", persons));
    if (!appointments.empty()) made.sheets.push_back(core::table::read_csv("penugasan", appointments));
    return made;
}

const RowFate& row(const Plan& plan, std::string_view sheet, int line) {
    for (const RowFate& one : plan.rows)
        if (one.sheet == sheet && one.line == line) return one;
    throw std::runtime_error("no such row");
}

std::string fault(const Plan& plan, std::string_view sheet, int line) {
    const RowFate& one = row(plan, sheet, line);
    return one.faults.empty() ? "" : one.faults.front().field + " " + one.faults.front().key;
}

TEST(Csv, takes_what_offices_send) {
    const Sheet sheet = core::table::read_csv("unit",
                                 "\xEF\xBB\xBFKode;Nama;Jenis\r\nA;\"Satu \"\"dua\"\"; "
                                 "tiga\";dinas\r\n\r\n;;\nB;\"dua\nbaris\";badan");
    EXPECT_EQ(sheet.columns, (std::vector<std::string>{"kode", "nama", "jenis"}));
    ASSERT_EQ(sheet.rows.size(), 2u);
    EXPECT_EQ(sheet.cell(sheet.rows[0], "nama"), "Satu \"dua\"; tiga");
    EXPECT_EQ(sheet.cell(sheet.rows[1], "nama"), "dua\nbaris");
    EXPECT_EQ(sheet.rows[1].line, 5);
    EXPECT_THROW(core::table::read_csv("unit", "kode,nama\nA,\"open"), core::Error);
    EXPECT_THROW(core::table::read_csv("unit", "kode\n\xFF\xFE"), core::Error);
}

TEST(ImportPlan, refuses_with_row_and_column) {
    const Plan plan = plan_import(
        {},
        book("kode,nama,jenis,induk,mandiri_nomor,kode_surat\n"
             "A,Satu,dinas,,ya,A\n"
             "A,Lagi,dinas,,tidak,\n"
             "B,,dinas,,tidak,\n"
             "C,Tiga,dinas,ZZ,tidak,\n"
             "D,Empat,dinas,,mungkin,\n"
             "E,Lima,dinas,,ya,\n"
             "F,Enam,bidang,G,tidak,\n"
             "G,Tujuh,bidang,F,tidak,\n",
             "kode,nama,unit,atasan,peran\nP,Kepala,A,,pimpinan;raja\nQ,Staf,XX,P,staf\n",
             "nip,nama,akun\n1.98E+17,Nama,\n,Tanpa Kunci,\n199010172012012000,Baik,a b\n",
             "nip,jabatan,jenis,dari,sampai\n199010172012012000,P,plt,2026-01-01,\n"
             "9,P,definitif,31/12/2025,\n"),
        fresh);
    EXPECT_FALSE(plan.ok());
    EXPECT_EQ(row(plan, "unit", 2).fate, Fate::fresh);
    EXPECT_EQ(fault(plan, "unit", 3), "kode directory.fault.twice");
    EXPECT_EQ(fault(plan, "unit", 4), "nama directory.fault.empty");
    EXPECT_EQ(fault(plan, "unit", 5), "induk directory.fault.unit_unknown");
    EXPECT_EQ(fault(plan, "unit", 6), "mandiri_nomor directory.fault.yes_no");
    EXPECT_EQ(fault(plan, "unit", 7), "kode_surat directory.fault.letter_code");
    EXPECT_EQ(fault(plan, "unit", 8), "induk directory.fault.circle");
    EXPECT_EQ(fault(plan, "jabatan", 2), "peran directory.fault.role");
    EXPECT_EQ(fault(plan, "jabatan", 3), "unit directory.fault.unit_unknown");
    EXPECT_EQ(fault(plan, "pegawai", 2), "nip directory.fault.nip");
    EXPECT_EQ(fault(plan, "pegawai", 3), "nip directory.fault.person_key");
    EXPECT_EQ(fault(plan, "pegawai", 4), "akun directory.fault.login");
    EXPECT_EQ(fault(plan, "penugasan", 2), "sampai directory.fault.date_needed");
    EXPECT_EQ(fault(plan, "penugasan", 3), "nip directory.fault.person_unknown");
}

TEST(ImportPlan, refuses_a_code_kept_as_a_number) {
    auto given = book("kode,nama,jenis,induk\nA,Kantor,opd,\n5,Bidang,bidang,A\n");
    given.sheets.at(0).rows.at(1).numbers = {{0, 0, 0}};
    EXPECT_EQ(fault(plan_import({}, given, fresh), "unit", 3), "kode directory.fault.number");
}

TEST(ImportPlan, tells_new_changed_and_same) {
    const Plan first =
        plan_import({}, book("kode,nama,jenis\nA,Satu,dinas\nB,Dua,Staf Ahli\n"), fresh);
    ASSERT_TRUE(first.ok());
    EXPECT_EQ(first.save.units[1].kind, "staf_ahli");
    const Plan second = plan_import(
        first.save, book("kode,nama,jenis\nA,Satu,dinas\nB,Dua baru,staf_ahli\nC,Tiga,dinas\n"),
        fresh);
    EXPECT_EQ(row(second, "unit", 2).fate, Fate::same);
    EXPECT_EQ(row(second, "unit", 3).fate, Fate::changed);
    EXPECT_EQ(row(second, "unit", 3).columns, std::vector<std::string>{"nama"});
    EXPECT_EQ(row(second, "unit", 4).fate, Fate::fresh);
    EXPECT_EQ(second.save.units.size(), 2u);
}

TEST(ImportPlan, refuses_two_holders_of_one_seat) {
    const Plan plan =
        plan_import({},
                    book("kode,nama,jenis\nA,Satu,dinas\n",
                         "kode,nama,unit,jenis\nP,Kepala,A,pimpinan_tinggi\nS,Staf,A,pelaksana\n",
                         "nip,nama,akun\n,Satu,satu\n,Dua,dua\n",
                         "nip,jabatan,jenis,dari,sampai\nsatu,P,definitif,2025-01-01,\ndua,P,"
                         "definitif,2026-01-01,\n"
                         "satu,S,definitif,2025-01-01,\ndua,S,definitif,2025-01-01,\n"),
                    fresh);
    EXPECT_EQ(fault(plan, "penugasan", 3), "jabatan directory.fault.held");
    EXPECT_EQ(row(plan, "penugasan", 5).fate, Fate::fresh);
}

TEST(Groups, hold_the_heads_of_their_kinds_of_units) {
    Plan plan = plan_import(
        {},
        book("kode,nama,jenis,induk\nA,Satu,dinas,\nA1,Bidang,bidang,A\nB,Dua,kecamatan,\n",
             "kode,nama,unit,atasan,peran\nA.K,Kepala,A,,pimpinan\nA.S,Sekretaris,A,A.K,"
             "pimpinan\nA1.K,Kabid,A1,A.K,pimpinan\nB.K,Camat,B,,pimpinan\n"),
        fresh);
    const Group group =
        resolve({"X", "X", {"dinas"}, {}}, in_tree_order(plan.save.units), plan.save.positions);
    ASSERT_EQ(group.members.size(), 1u);
    EXPECT_EQ(group.members[0], plan.save.positions[0].id);
}

}  // namespace
}  // namespace directory
