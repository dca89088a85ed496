// SPDX-License-Identifier: Apache-2.0
// The form of the parts without scripts: what light marks cannot say is not lost by mending another field.
#include "letters/web/parts_form.h"

#include <gtest/gtest.h>

#include "core/base/text.h"
#include "letters/annexed.h"
#include "style/service/shipped.h"

namespace letters::web {
namespace parts_form_test {

using core::Json;

style::Kind kind(const char* code) {
    return style::kind_from(style::shipped(style::Thing::kind).at(code).definition).take();
}

// A table with a merged cell and shares, behind a paragraph in the middle.
Json rich_document() {
    return core::json::parse(R"({"type":"doc","content":[
      {"type":"paragraph","attrs":{"align":"center","indent":2},"content":[{"type":"text","text":"Judul"}]},
      {"type":"table","attrs":{"widths":[3,1]},"content":[
        {"type":"table_row","content":[{"type":"table_header","attrs":{"colspan":2},"content":[
          {"type":"paragraph","attrs":{"align":"left","indent":0},"content":[{"type":"text","text":"Pagu"}]}]}]},
        {"type":"table_row","content":[
          {"type":"table_cell","content":[{"type":"paragraph","attrs":{"align":"left","indent":0}}]},
          {"type":"table_cell","content":[
            {"type":"paragraph","attrs":{"align":"right","indent":0},"content":[{"type":"text","text":"12"}]}]}]}]}]})");
}

core::http::Request request(std::initializer_list<std::pair<const char*, std::string>> fields) {
    core::http::Request made;
    for (const auto& [name, value] : fields) made.form.add(name, value);
    return made;
}

TEST(PartsForm, marks_that_were_not_touched_keep_what_they_cannot_say) {
    const auto marks = style::to_marked_text(style::body_from(rich_document()).take());
    const Json kept{{"body", rich_document()}};
    const auto sent = [&](const std::string& text) {
        return parts_typed(request({{"parts.body", text}}), kind("surat_dinas"), kept).at("body");
    };
    EXPECT_EQ(sent(marks), rich_document());
    EXPECT_EQ(sent(core::text::replace(marks, "\n", "\r\n") + "\r\n"), rich_document()) << "as browsers send it";
    EXPECT_EQ(sent(marks + "\n\nTambahan."), Json(marks + "\n\nTambahan."));
    EXPECT_EQ(sent(core::json::write(rich_document())), rich_document()) << "from the editor";
}

TEST(PartsForm, each_row_keeps_its_own) {
    const auto marks = style::to_marked_text(style::body_from(rich_document()).take());
    const Json kept{{"lampiran", {{{"title", "Pagu"}, {"body", rich_document()}}}},
                    {"diktum", {style::to_json(style::body_from_text("Satu.")), rich_document()}}};
    const auto parts = parts_typed(request({{"parts.diktum.1", "Diubah."}, {"parts.diktum.2", marks},
                                            {"parts.diktum.3", marks},
                                            {"parts.lampiran.1.title", "Pagu"}, {"parts.lampiran.1.body", marks},
                                            {"parts.lampiran.1.landscape", "1"}}),
                                   kind("keputusan"), kept);
    EXPECT_EQ(parts.at("diktum")[0], "Diubah.");
    EXPECT_EQ(parts.at("diktum")[1], rich_document());
    EXPECT_EQ(parts.at("diktum")[2], Json(marks)) << "nothing is kept there";
    EXPECT_EQ(parts.at("lampiran")[0].at("body"), rich_document());
    EXPECT_EQ(parts.at("lampiran")[0].at("landscape"), true);
}

// A list that does not fit is named by its fingerprint, before its draft is refused for its length.
TEST(Annexed, what_fits_is_a_body_a_letter_takes) {
    core::table::Sheet sheet;
    sheet.titles = {"DAFTAR ARSIP", "Dinas Contoh"};
    sheet.columns.resize(6);
    for (auto& each : sheet.columns) each.heading = "Kolom";
    const auto list = [&](std::size_t rows, std::size_t bytes) {
        sheet.rows.assign(rows, std::vector<core::table::Cell>(6, std::string(bytes / 6, 'a')));
        return fits(sheet);
    };
    const auto taken = [&] { return style::body_from(annexed(sheet)).ok(); };
    EXPECT_TRUE(list(300, 600) && taken());
    EXPECT_FALSE(list(300, 672) || taken()) << "more text than a body holds";
    EXPECT_FALSE(list(301, 6)) << "more rows than anybody reads in a letter";
    sheet.columns.resize(style::max_table_columns + 1);
    EXPECT_FALSE(list(1, 6));
}

TEST(PartsForm, rows_are_added_moved_and_removed) {
    Json parts{{"diktum", {"satu", "dua", "tiga"}}};
    EXPECT_TRUE(web::apply(*row_act("up:diktum.3"), parts));
    EXPECT_EQ(parts["diktum"], (Json{"satu", "tiga", "dua"}));
    EXPECT_TRUE(web::apply(*row_act("remove:diktum.1"), parts));
    EXPECT_EQ(parts["diktum"], (Json{"tiga", "dua"}));
    EXPECT_FALSE(web::apply(*row_act("down:diktum.2"), parts));
    EXPECT_FALSE(web::apply(*row_act("remove:diktum.9"), parts));
    EXPECT_FALSE(row_act("remove:diktum").has_value());
    EXPECT_FALSE(row_act("save").has_value());
}

}  // namespace
}  // namespace letters::web
