// SPDX-License-Identifier: Apache-2.0
// Every kind that comes with the product: its definition holds together, and it prints, with short
// content and with content over many pages.
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <set>

#include "core/base/text.h"
#include "core/pdf/read.h"
#include "style/domain/sample.h"
#include "style/render/compose.h"
#include "style/service/shipped.h"

namespace style {
namespace kinds_test {

std::vector<Kind> all_kinds() {
    std::vector<Kind> all;
    for (const auto& [code, file] : shipped(Thing::kind)) all.push_back(kind_from(file.definition).take());
    return all;
}

Profile profile(const std::string& code) { return profile_from(shipped(Thing::profile).at(code).definition).take(); }

Letterhead head(const std::string& variant) {
    return filled(design_from(shipped(Thing::letterhead).at(variant).definition).take(),
                  {"Pemerintah Kota Contoh", variant == "wali_kota" ? "Wali Kota Contoh" : "Dinas Komunikasi dan Informatika",
                   "Kecamatan Contoh", "Provinsi Kepulauan Bangka Belitung", "Jalan Contoh Nomor 1, Kota Contoh 33123",
                   "Telepon (0717) 000000, Pos-el diskominfo@contoh.go.id"});
}

Sheet sheet_of(const Kind& kind) {
    const bool mayor = !kind.signers.empty() && kind.signers.front() == "kdh";
    return sample_sheet(kind, profile("permendagri_1_2023"), head(mayor ? "wali_kota" : "dinas"), "Kota Contoh");
}

// NASKAH_KEEP=folder keeps the files to look at.
Rendered made(const Sheet& sheet, const std::string& name) {
    auto rendered = render(sheet, {}, NASKAH_FONTS);
    if (const char* folder = std::getenv("NASKAH_KEEP"))
        std::ofstream(std::string(folder) + "/" + name + ".pdf", std::ios::binary)
            .write(reinterpret_cast<const char*>(rendered.bytes.data()),
                   static_cast<std::streamsize>(rendered.bytes.size()));
    return rendered;
}

// Words however the lines were broken.
std::string flat(const std::string& text) {
    std::string out;
    for (const char c : text)
        if (static_cast<unsigned char>(c) > ' ') out += c;
    return out;
}

// Every text in a value; what stands in documents too.
void texts(const core::Json& value, std::vector<std::string>& found) {
    if (value.is_object() && core::json::text(value, "type") == "text") {
        found.push_back(core::json::text(value, "text"));
    } else if (value.is_structured()) {
        for (const auto& [key, each] : value.items())
            if (key != "type" && key != "attrs") texts(each, found);
    } else if (value.is_string()) {
        found.push_back(value.get<std::string>());
    }
}

bool date_like(const std::string& text) { return text.size() == 10 && text[4] == '-' && text[7] == '-'; }

TEST(Kinds, there_are_as_many_as_the_rule_knows) {
    const auto all = all_kinds();
    EXPECT_GE(all.size(), 32u);
    std::set<std::string> short_names;
    for (const auto& kind : all) {
        EXPECT_TRUE(short_names.insert(kind.short_name).second) << kind.short_name;
        EXPECT_FALSE(kind.help.empty()) << kind.code;
        EXPECT_TRUE(kind.sample.is_object()) << kind.code;
        EXPECT_TRUE(missing(kind, sample_values(kind)).empty()) << kind.code << ": its sample is not complete";
    }
}

TEST(Kinds, definitions_come_back_the_same) {
    for (const auto& kind : all_kinds()) EXPECT_EQ(to_json(kind_from(to_json(kind)).take()), to_json(kind)) << kind.code;
}

TEST(Kinds, names_follow_the_groups_of_pasal_44) {
    for (const auto& kind : all_kinds()) {
        const bool plain = kind.group == Group::regulation || kind.group == Group::decision ||
                           kind.head == Head::piagam || kind.code == "lembaran_daerah" || kind.code == "berita_daerah";
        EXPECT_EQ(kind.names, plain ? Names::plain : Names::titled) << kind.code;
    }
}

TEST(Kinds, each_prints_all_its_sample_holds) {
    for (const auto& kind : all_kinds()) {
        SCOPED_TRACE(kind.code);
        const auto sheet = sheet_of(kind);
        const auto rendered = made(sheet, kind.code);
        const auto text = flat(core::pdf::text(rendered.bytes));
        std::vector<std::string> wanted{sheet.signer.name};
        if (kind.about == About::hal) wanted.push_back(sheet.subject);
        if (kind.numbered) wanted.push_back(sheet.number);
        if (kind.copies) wanted.push_back("Sekretaris Daerah");
        for (const auto& [code, value] : sheet.values) texts(value, wanted);
        for (const auto& words : wanted) {
            if (date_like(words)) continue;
            // Cells beside each other are read line by line, so there every word is looked for by itself.
            bool there = true;
            for (const auto& word : core::text::split(core::text::replace(words, "\n", " "), ' '))
                there = there && (text.find(flat(word)) != text.npos || text.find(flat(capitals(word))) != text.npos);
            EXPECT_TRUE(there) << words << "\nis not in\n" << core::pdf::text(rendered.bytes);
        }
    }
}

// Lists, tables and texts over many pages; what is last must still be there.
core::Json stretched(const core::Json& value, int times) {
    if (value.is_string()) return value;
    if (value.is_array() && !value.empty()) {
        auto longer = core::Json::array();
        for (int i = 0; i < times; ++i)
            for (const auto& each : value) longer.push_back(each);
        return longer;
    }
    if (value.is_object() && core::json::text(value, "type") == "doc") {
        auto longer = value;
        longer["content"] = stretched(value.at("content"), times);
        return longer;
    }
    return value;
}

TEST(Kinds, each_prints_over_many_pages) {
    for (const auto& kind : all_kinds()) {
        SCOPED_TRACE(kind.code);
        auto sheet = sheet_of(kind);
        for (auto& [code, value] : sheet.values)
            if (kind.part(code)->type != PartType::parties && kind.part(code)->type != PartType::annexes)
                value = stretched(value, 20);
        sheet.to.assign(40, "Kepala Badan Perencanaan Pembangunan, Riset dan Inovasi Daerah");
        sheet.copies.assign(12, "Kepala Bagian Protokol dan Komunikasi Pimpinan Sekretariat Daerah");
        sheet.subject = "Penyampaian rancangan jadwal pembahasan anggaran pendapatan dan belanja daerah beserta lampirannya";
        const auto rendered = made(sheet, kind.code + "_long");
        const auto text = flat(core::pdf::text(rendered.bytes));
        EXPECT_NE(text.find(flat(sheet.signer.name)), text.npos);
        EXPECT_EQ(core::pdf::inspect(rendered.bytes).pages, rendered.pages);
        EXPECT_EQ(rendered.signature.width > 0, !sheet.by_ink());
    }
}

TEST(Kinds, a_draft_shows_where_something_is_missing) {
    for (const auto& kind : all_kinds()) {
        SCOPED_TRACE(kind.code);
        auto sheet = sheet_of(kind);
        sheet.values.clear();
        sheet.draft = true;
        sheet.date.reset();
        sheet.verify_url.clear();
        sheet.to.clear();
        sheet.subject.clear();
        const auto text = core::pdf::text(made(sheet, kind.code + "_empty").bytes);
        if (!sheet.by_ink()) {
            EXPECT_NE(text.find("DRAF"), text.npos);
            EXPECT_EQ(text.find("UU ITE"), text.npos);
        }
    }
}

TEST(Kinds, the_same_sheet_gives_the_same_bytes) {
    const auto sheet = sheet_of(all_kinds().front());
    EXPECT_EQ(render(sheet, {}, NASKAH_FONTS).bytes, render(sheet, {}, NASKAH_FONTS).bytes);
    auto other = sheet;
    other.number += "1";
    EXPECT_NE(render(sheet, {}, NASKAH_FONTS).bytes, render(other, {}, NASKAH_FONTS).bytes);
}

TEST(Kinds, both_profiles_print_every_kind) {
    for (const auto& kind : all_kinds()) {
        SCOPED_TRACE(kind.code);
        auto sheet = sheet_of(kind);
        sheet.profile = profile("anri_5_2021");
        sheet.urgency = "Segera";
        const auto text = core::pdf::text(made(sheet, kind.code + "_anri").bytes);
        EXPECT_EQ(text.find("UU ITE"), text.npos) << "the footer is the profile's";
        EXPECT_EQ(text.find("Biasa/Segera"), text.npos) << "this profile prints the access class alone";
    }
}

}  // namespace
}  // namespace style
