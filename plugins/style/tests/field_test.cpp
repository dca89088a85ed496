// SPDX-License-Identifier: Apache-2.0
// The mark in the field of a signature, where a profile has it drawn there: the sheet keeps its room free, draft and
// final sheet break alike, and the mark says what the profile names.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "core/pdf/read.h"
#include "style/domain/sample.h"
#include "style/render/compose.h"
#include "style/service/shipped.h"

namespace style {
namespace field_test {

using ::testing::HasSubstr;
using ::testing::Not;

Profile profile(const std::vector<std::string>& field) {
    auto made = profile_from(shipped(Thing::profile).at("permendagri_1_2023").definition).take();
    made.field = field;
    return made;
}

Sheet sheet(const std::vector<std::string>& field, const std::string& code = "surat_dinas") {
    const auto kind = kind_from(shipped(Thing::kind).at(code).definition).take();
    auto made = sample_sheet(kind, profile(field),
                             filled(design_from(shipped(Thing::letterhead).at("dinas").definition).take(),
                                    {"Pemerintah Kota Contoh", "Dinas Kesehatan", "", "", "Jalan Sehat Nomor 2", ""}),
                             "Kota Contoh");
    made.signer = signer_block({"Sekretaris Daerah", "sekda", core::Capacity::acting, "Ratna Contoh",
                                "Dr. Ratna Contoh, M.Si.", "Pembina Utama Madya (IV/d)", "197001012000032001"},
                               Names::titled, Behalf::an, {{"Wali Kota Contoh", core::Capacity::definitive}});
    return made;
}

std::string text_of(const Sheet& value) { return core::pdf::text(render(value, {}, NASKAH_FONTS).bytes); }

TEST(Field, by_default_the_page_bears_the_mark_and_nothing_is_drawn_over_it) {
    const auto usual = sheet({});
    EXPECT_THAT(text_of(usual), HasSubstr("Ditandatangani secara elektronik oleh:"));
    EXPECT_FALSE(field_mark(usual, 0, "23 November 2026", {}, NASKAH_FONTS));
    EXPECT_FALSE(seal_mark(usual, "Dinas Kesehatan", {}, NASKAH_FONTS));
    EXPECT_EQ(to_json(usual.profile).count("field"), 0u);
}

TEST(Field, says_what_the_profile_names) {
    const auto whole = sheet({"qr", "capacity", "name", "time"});
    EXPECT_THAT(text_of(whole), Not(HasSubstr("Ditandatangani secara elektronik oleh:")));
    const auto drawn = field_mark(whole, 0, "23 November 2026, 15.42 WIB", {}, NASKAH_FONTS);
    ASSERT_TRUE(drawn);
    const auto said = core::pdf::text(drawn->page);
    for (const char* word : {"Ditandatangani secara elektronik oleh:", "a.n. Wali Kota Contoh, Plt. Sekretaris Daerah",
                             "Dr. Ratna Contoh, M.Si.", "23 November 2026, 15.42 WIB"})
        EXPECT_THAT(said, HasSubstr(word));
    EXPECT_EQ(field_mark(whole, 0, "23 November 2026, 15.42 WIB", {}, NASKAH_FONTS)->page, drawn->page);
    const auto name = core::pdf::text(field_mark(sheet({"name"}), 0, "15.42", {}, NASKAH_FONTS)->page);
    EXPECT_THAT(name, HasSubstr("Dr. Ratna Contoh, M.Si."));
    EXPECT_THAT(name, Not(HasSubstr("Sekretaris Daerah")));
    EXPECT_THAT(name, Not(HasSubstr("15.42")));
    EXPECT_THAT(core::pdf::text(field_mark(sheet({"emblem"}), 0, "", {}, NASKAH_FONTS)->page), HasSubstr("Ratna"))
        << "no emblem was uploaded: who signs is still told";
    auto inked = sheet({"name"});
    inked.profile.ink = {inked.kind.code};
    EXPECT_FALSE(field_mark(inked, 0, "", {}, NASKAH_FONTS)) << "signed on paper";
}

TEST(Field, its_room_is_that_of_the_printed_mark) {
    for (const char* code : {"surat_dinas", "keputusan", "surat_tugas"}) {
        const auto printed = render(sheet({}, code), {}, NASKAH_FONTS);
        const auto free = render(sheet({"qr", "name"}, code), {}, NASKAH_FONTS);
        EXPECT_EQ(free.pages, printed.pages) << code;
        EXPECT_EQ(free.signature, printed.signature) << code;
        EXPECT_GT(free.signature.width, 200) << code;
    }
}

TEST(Field, the_seal_of_the_office_has_room_beside_the_signer) {
    auto sealed = sheet({"qr", "name"});
    sealed.kind.office_seal = true;
    const auto rendered = render(sealed, {}, NASKAH_FONTS);
    EXPECT_EQ(rendered.seal.page, rendered.signature.page);
    EXPECT_GT(rendered.seal.width, 60);
    EXPECT_LE(rendered.seal.x + rendered.seal.width, rendered.signature.x);
    EXPECT_EQ(render(sheet({"name"}), {}, NASKAH_FONTS).seal.width, 0) << "none is wanted";
    sealed.profile.field.clear();
    EXPECT_EQ(render(sealed, {}, NASKAH_FONTS).seal.width, 0) << "it does not show by default";
    sealed.profile.field = {"name"};
    EXPECT_THAT(core::pdf::text(seal_mark(sealed, "Dinas Kesehatan", {}, NASKAH_FONTS)->page),
                ::testing::AllOf(HasSubstr("Segel elektronik"), HasSubstr("Dinas Kesehatan")));
}

TEST(Field, of_a_document_written_elsewhere_is_where_its_placeholder_stands) {
    core::pdf::Setup setup;
    setup.title = "Nota dari luar";
    core::pdf::Paragraph line;
    line.runs = {{"Ditetapkan oleh yang bertanda tangan:", {}}};
    core::pdf::Paragraph mark;
    mark.before = 60;
    mark.after = 60;
    mark.runs = {{"${ttd}", {}}};
    const auto file = core::pdf::write({line, mark, line}, setup, NASKAH_FONTS).bytes;
    auto outside = sheet({"qr", "capacity", "name"});
    outside.file = Elsewhere{core::sha256(file), {"ttd"}, false};
    const auto rendered = render_elsewhere(outside, file, {}, NASKAH_FONTS);
    EXPECT_EQ(rendered.signature.page, 0);
    EXPECT_GT(rendered.signature.width, 100);
    const auto first = core::pdf::text(rendered.bytes);
    EXPECT_THAT(first.substr(0, first.find('\f')), Not(HasSubstr("secara elektronik oleh:")));
}

TEST(Field, an_unknown_part_is_named) {
    auto json = to_json(profile({"qr", "name"}));
    EXPECT_EQ(profile_from(json).value().field, (std::vector<std::string>{"qr", "name"}));
    json["field"] = {"qr", "cap"};
    EXPECT_EQ(profile_from(json).faults().at(0).key, "style.fault.field_part");
    json["field"] = {"qr", "qr"};
    EXPECT_EQ(profile_from(json).faults().at(0).field, "field");
}

}  // namespace
}  // namespace style
