// SPDX-License-Identifier: Apache-2.0
// Agreements and regulations: the parties, and articles under their chapters.
#include "core/base/text.h"
#include "style/render/parts.h"

namespace style {

namespace {

pdf::Paragraph centred(std::string text, double before, double after) {
    auto made = line(std::move(text), {.bold = true}, pdf::Align::centre);
    made.before = before;
    made.after = after;
    made.keep_with_next = made.keep_lines = true;
    return made;
}

std::string words_of(const Party& party) {
    std::string text = or_dots(party.position);
    if (!party.institution.empty()) text += ", dalam hal ini bertindak untuk dan atas nama " + party.institution;
    if (!party.basis.empty()) text += ", berdasarkan " + party.basis;
    if (!party.address.empty()) text += ", berkedudukan di " + party.address;
    if (!party.role.empty()) text += ", selanjutnya disebut " + party.role;
    return text + ".";
}

}  // namespace

const SignerBlock& block_at(const Sheet& sheet, std::size_t nth) {
    return nth == 0 ? sheet.signer : sheet.cosigners.at(nth - 1);
}

std::vector<Settled> settled_parties(const Sheet& sheet, const Part& part) {
    auto parties = parties_of(sheet.values, part.code);
    if (parties.empty()) parties.push_back({.role = "PIHAK KESATU", .ours = true});
    std::vector<Settled> all;
    std::size_t signs = 0;
    for (auto& party : parties) {
        Settled made{std::move(party), {}};
        if (made.party.ours) {
            if (signs <= sheet.cosigners.size()) made.block = signs++;
            const auto& block = block_at(sheet, made.block.value_or(0));
            if (made.party.name.empty()) made.party.name = block.name;
            if (made.party.position.empty()) made.party.position = in_one_line(block);
            made.party.number = sheet.number;   // ours comes from our book, whatever was typed
            if (made.party.institution.empty()) made.party.institution = sheet.head.agency;
        }
        all.push_back(std::move(made));
    }
    return all;
}

pdf::Blocks parties_blocks(const Sheet& sheet, const Part& part) {
    constexpr double name_width = 52, air = 2;
    const auto parties = settled_parties(sheet, part);
    pdf::Table made;
    made.borders = pdf::Borders::none;
    made.padding_mm = 0;
    made.widths_mm = {9, name_width, colon_width, 0};
    made.after = sheet.profile.paragraph_after;
    for (std::size_t i = 0; i < parties.size(); ++i) {
        const auto& party = parties[i].party;
        auto name = line(or_dots(party.name), {.bold = true});
        name.right_mm = air;   // a long one stops before the colon
        made.rows.push_back({{{.blocks = {line(roman(i + 1) + ".")}},
                              {.blocks = {std::move(name)}},
                              {.blocks = {line(":")}},
                              {.blocks = {line(words_of(party), {}, pdf::Align::justified), pdf::Spacer{2}}}}});
    }
    return {std::move(made)};
}

pdf::Blocks articles_blocks(const Sheet& sheet, const Part& part, double word_mm) {
    const auto articles = articles_of(sheet.values, part.code);
    pdf::Blocks out;
    if (!part.title.empty())
        out.emplace_back(
            beside(part.title, {line(capitals(filled(sheet, part.lead)), {}, pdf::Align::justified)}, word_mm));
    std::size_t chapters = 0, number = 0;
    for (const auto& article : articles) {
        if (!article.chapter.empty()) {
            out.emplace_back(centred("BAB " + roman(++chapters), 10, 0));
            out.emplace_back(centred(capitals(article.chapter), 0, 4));
        }
        out.emplace_back(centred("Pasal " + std::to_string(++number), 6, article.title.empty() ? 4.0 : 0.0));
        if (!article.title.empty()) out.emplace_back(centred(capitals(article.title), 0, 4));
        auto text = body_blocks(article.body, sheet.profile, false);
        for (auto& block : text)
            if (auto* paragraph = std::get_if<pdf::Paragraph>(&block.content))
                paragraph->after = sheet.profile.paragraph_after;
        append(out, std::move(text));
    }
    if (articles.empty()) out.emplace_back(centred("Pasal 1", 6, 4));
    if (std::holds_alternative<pdf::List>(out.back().content)) out.emplace_back(pdf::Spacer{list_air});
    return out;
}

}  // namespace style
