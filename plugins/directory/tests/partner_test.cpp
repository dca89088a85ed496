// SPDX-License-Identifier: Apache-2.0
// Which names are alike, what two partners become together, and the fate of rows.
#include "directory/domain/partner.h"

#include <gtest/gtest.h>

#include "core/table/csv_reader.h"

namespace directory {
namespace partner_test {

Partner partner(const std::string& name) {
    Partner made;
    made.name = name;
    made.kind = "swasta";
    return made;
}

double between(const std::string& a, const std::string& b) {
    const auto one = trigrams(folded(a)), other = trigrams(folded(b));
    std::size_t shared = 0;
    for (const auto& gram : one) shared += other.count(gram);
    return likeness(shared, one.size(), other.size());
}

TEST(Partner, names_are_folded) {
    EXPECT_EQ(folded("PT. Timah  (Persero) Tbk."), "timah");
    EXPECT_EQ(folded("CV Maju-Jaya"), "maju jaya");
    EXPECT_EQ(folded("PT"), "pt") << "nothing else is left";
    EXPECT_EQ(folded("  --- "), "");
    EXPECT_EQ(addressed({{}, "BPS Kota Pangkalpinang", "Kepala", "", "", "", "", "", "", 0, {}}), "Kepala BPS Kota Pangkalpinang");
}

TEST(Partner, alike_names_are_told_from_others) {
    EXPECT_GE(between("PT Jaringan Contoh Nusantara", "Jaringan Contoh Nusantara PT."), 1.0);
    EXPECT_GE(between("Kejaksaan Negeri Pangkalpinang", "Kejaksaan Negri Pangkalpinang"), alike);
    EXPECT_GE(between("Badan Pusat Statistik Kota Pangkalpinang", "Badan Pusat Statistik Pangkalpinang"), alike);
    EXPECT_LT(between("Kejaksaan Negeri Pangkalpinang", "Universitas Bangka Belitung"), alike);
    EXPECT_LT(between("Arsip Nasional Republik Indonesia", "Komisi Pemilihan Umum Kota Pangkalpinang"), alike);
    EXPECT_EQ(between("", ""), 0);
}

TEST(Partner, the_survivor_fills_what_is_empty_and_gives_it_back) {
    auto one = partner("BPS Kota Pangkalpinang"), other = partner("Badan Pusat Statistik");
    one.email = "bps@contoh.go.id";
    other.email = "lain@contoh.go.id";
    other.place = "Pangkalpinang";
    other.phone = "0717-000000";
    auto both = joined(one, other);
    EXPECT_EQ(both.email, "bps@contoh.go.id");
    EXPECT_EQ(both.place, "Pangkalpinang");
    EXPECT_EQ(filled(one, other), (std::vector<std::string>{"place", "phone"}));
    both.phone = "0717-111111";   // written after the merge
    EXPECT_EQ(differing(one, other), (std::vector<std::string>{"name", "place", "email", "phone"}));
    const auto again = parted(both, one, other);
    EXPECT_EQ(again.place, "");
    EXPECT_EQ(again.phone, "0717-111111");
    EXPECT_EQ(partner_kept(to_json(both)).place, "Pangkalpinang");
}

TEST(Partner, faults_name_the_fields) {
    auto wrong = partner("...");
    wrong.kind = "teman";
    wrong.email = "tanpa-tanda";
    wrong.note = std::string(longest_partner_text + 1, 'x');
    std::string fields;
    for (const auto& fault : faults_of(wrong)) fields += fault.field + " ";
    EXPECT_EQ(fields, "name kind email note ");
    for (const char* mail : {"a@b", "@b.id", "a@b.id.", "a@@b.id", "a b@c.id"}) {
        auto one = partner("Kantor");
        one.email = mail;
        EXPECT_EQ(faults_of(one).size(), 1u) << mail;
    }
    EXPECT_TRUE(faults_of(partner("Kantor")).empty());
}

TEST(Partner, rows_are_known_by_name_and_town) {
    auto known = partner("Kejaksaan Negeri Pangkalpinang");
    known.kind = "instansi_pusat";
    known.place = "Pangkalpinang";
    known.revision = 3;
    const auto plan = plan_partners(
        {known},
        core::table::read_csv("mitra",
                 "nama,jenis,tempat,surel\n"
                 "KEJAKSAAN NEGERI PANGKALPINANG,instansi_pusat,Pangkalpinang,\n"
                 "Kejaksaan Negeri Pangkalpinang,instansi_pusat,Koba,\n"
                 "Arsip Nasional,,Jakarta,anri@contoh.go.id\n"
                 "Arsip Nasional,lembaga,Jakarta,\n"
                 ",swasta,Jakarta,\n"
                 "Kantor,teman,,salah\n"),
        [] { return core::Uuid::make({1}); });
    std::vector<std::string> fates;
    for (const auto& row : plan.rows.rows) fates.emplace_back(name(row.fate));
    EXPECT_EQ(fates, (std::vector<std::string>{"same", "fresh", "fresh", "refused", "refused", "refused"}));
    EXPECT_EQ(plan.rows.rows[3].faults[0].key, "directory.fault.partner_twice");
    EXPECT_EQ(plan.rows.rows[4].faults[0].field, "nama");
    EXPECT_EQ(plan.rows.rows[5].faults.size(), 2u);
    ASSERT_EQ(plan.save.size(), 2u);
    EXPECT_EQ(plan.save[1].kind, "lain") << "a row without a kind";
    const auto changed = plan_partners({known}, core::table::read_csv("mitra", "nama,tempat,jabatan\nKejaksaan Negeri Pangkalpinang,Pangkalpinang,Kepala\n"),
                                       [] { return core::Uuid::make({1}); });
    ASSERT_EQ(changed.save.size(), 1u);
    EXPECT_EQ(changed.rows.rows[0].columns, std::vector<std::string>{"jabatan"});
    EXPECT_EQ(changed.save[0].kind, "instansi_pusat") << "an absent column leaves what is there";
    EXPECT_EQ(changed.save[0].revision, 3);
}

}  // namespace
}  // namespace directory
