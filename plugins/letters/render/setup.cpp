// SPDX-License-Identifier: Apache-2.0
// What is alike on every page: paper, margins, foot, the next page's first word, and the file's own facts.
#include "core/base/text.h"
#include "letters/render/profile.h"
#include "letters/render/sheet.h"

namespace letters {

namespace pdf = core::pdf;

namespace {

pdf::Blocks foot(const Sheet& sheet) {
    const auto small = [](std::string text) {
        pdf::Paragraph made;
        made.runs.push_back({std::move(text), {.size = profile::footer_size, .colour = 0x333333}});
        made.spacing = 1.05;
        return made;
    };
    if (sheet.draft) return {pdf::Rule{.thickness = 0.4, .after = 3}, small(std::string(profile::footer_draft))};
    pdf::Columns columns;
    columns.gap_mm = 3;
    columns.columns.push_back({.blocks = {pdf::Qr{sheet.verify_url, 13}}, .width_mm = 13});
    columns.columns.push_back(
        {.blocks = {small(std::string(profile::footer_law)),
                    small(core::text::fill(profile::footer_certificate, {{"url", sheet.verify_url}}))},
         .middle = true});
    return {pdf::Rule{.thickness = 0.4, .after = 3}, std::move(columns)};
}

}  // namespace

pdf::Setup setup(const Sheet& sheet) {
    pdf::Setup made;
    made.margins = {profile::margin_top, profile::margin_right, profile::margin_bottom, profile::margin_left};
    made.size = profile::type_size;
    made.spacing = profile::line_spacing;
    made.title = sheet.content.subject.empty() ? std::string(title(sheet.content.kind)) : sheet.content.subject;
    made.author = sheet.head.unit;
    made.created = sheet.at;
    made.footer = foot(sheet);
    made.footer_mm = 8;
    made.catchword = profile::catchword;
    if (!sheet.payload.empty())
        made.attachment = pdf::Attachment{"naskah.json", "application/json", "Metadata naskah dinas",
                                          core::Bytes(sheet.payload.begin(), sheet.payload.end())};
    return made;
}

}  // namespace letters
