// SPDX-License-Identifier: Apache-2.0
#include "style/render/parts.h"

#include <algorithm>

#include "core/base/text.h"

namespace style {

namespace {

bool form(const Sheet& sheet) { return sheet.kind.head == Head::formulir; }

std::string shown(const Field& field, const std::string& value) {
    if (value.empty()) return field.required ? std::string(dots) : "";
    if (field.type != FieldType::date && field.type != FieldType::day) return value;
    return long_date(core::parse_date(value), field.type == FieldType::day);
}

pdf::Blocks text_lines(const std::string& text) {
    pdf::Blocks made;
    for (const auto& each : core::text::split(text, '\n')) made.emplace_back(line(each));
    return made;
}

void heading(pdf::Blocks& out, const std::string& text) {
    if (text.empty()) return;
    auto made = line(text, {.bold = true});
    made.before = 4;
    made.after = 4;
    made.keep_with_next = made.keep_lines = true;
    made.heading = 2;
    out.emplace_back(std::move(made));
}

// A word and what belongs to it: beside each other, in a form with lines around them.
pdf::Table beside_in(const Sheet& sheet, const std::string& word, pdf::Blocks value, double word_mm) {
    if (!form(sheet)) return beside(word, std::move(value), word_mm);
    pdf::Table made;
    made.widths_mm = {word_mm, 0};
    made.after = 6;
    made.rows.push_back({{{.blocks = {line(word)}}, {.blocks = std::move(value)}}});
    return made;
}

// "B. Maksud dan Tujuan", or BAB II over its title.
void section_heading(pdf::Blocks& out, const Part& part, std::size_t& section) {
    if (part.title.empty() || part.mark == Mark::none) return heading(out, part.title);
    ++section;
    if (part.mark == Mark::letters)
        return heading(out, std::string(1, static_cast<char>('A' + (section - 1) % 26)) + ". " + part.title);
    if (part.mark == Mark::figures) return heading(out, std::to_string(section) + ". " + part.title);
    for (const auto& text : {"BAB " + roman(section), capitals(part.title)}) {
        auto made = line(text, {.bold = true}, pdf::Align::centre);
        made.before = text.starts_with("BAB ") ? 8 : 0;
        made.after = text.starts_with("BAB ") ? 0 : 6;
        made.keep_with_next = made.keep_lines = true;
        made.heading = 2;
        out.emplace_back(std::move(made));
    }
}

pdf::Blocks body_part(const Sheet& sheet, const Part& part, Course& course) {
    pdf::Blocks out;
    const auto body = body_of(sheet.values, part.code);
    const bool running = !form(sheet) && sheet.kind.head != Head::piagam && !part.after;
    auto text = body_blocks(blank(body) ? body_from_text(dots) : body, sheet.profile, running);
    if (form(sheet) && !part.title.empty()) return {beside_in(sheet, part.title, std::move(text), course.word_mm)};
    section_heading(out, part, course.section);
    append(out, std::move(text));
    return out;
}

pdf::Blocks line_part(const Sheet& sheet, const Part& part, double word_mm) {
    const auto text = or_dots(line_of(sheet.values, part.code));
    pdf::Blocks out;
    switch (part.look) {
        case Look::paragraph:
            for (const auto& each : core::text::split(text, '\n')) {
                auto made = line(each, {}, pdf::Align::justified);
                made.first_mm = sheet.profile.first_line_mm;
                made.after = sheet.profile.paragraph_after;
                out.emplace_back(std::move(made));
            }
            break;
        case Look::middle:
            for (const auto& each : core::text::split(text, '\n')) {
                auto made = line(each, {}, pdf::Align::centre);
                made.after = sheet.profile.paragraph_after;
                out.emplace_back(std::move(made));
            }
            break;
        case Look::large: {
            auto made = line(text, {.bold = true, .size = 20}, pdf::Align::centre);
            made.before = made.after = 8;
            out.emplace_back(std::move(made));
            break;
        }
        case Look::row: {
            const auto& word = part.title.empty() ? part.label : part.title;
            out.emplace_back(beside(word, text_lines(text), word_mm));
            break;
        }
    }
    return out;
}

// Label and value in a form: a line around each, numbered.
pdf::Table form_rows(const Part& part, const std::vector<std::pair<const Field*, std::string>>& rows, double word_mm) {
    pdf::Table made;
    made.widths_mm = {word_mm, 0};
    if (part.numbered) made.widths_mm.insert(made.widths_mm.begin(), 10);
    made.after = 6;
    int n = 0;
    for (const auto& [field, value] : rows) {
        pdf::Table::Row row;
        if (part.numbered) row.cells.push_back({.blocks = {line(std::to_string(++n) + ".")}});
        row.cells.push_back({.blocks = {line(field->label)}});
        row.cells.push_back({.blocks = text_lines(value)});
        made.rows.push_back(std::move(row));
    }
    return made;
}

pdf::Blocks rows_part(const Sheet& sheet, const Part& part, double word_mm) {
    std::vector<std::pair<const Field*, std::string>> rows;
    for (const auto& field : part.fields) {
        auto value = shown(field, row_of(sheet.values, part.code, field.code));
        if (value.empty() && part.least > 0) value = "........................................";
        if (!value.empty()) rows.emplace_back(&field, std::move(value));
    }
    pdf::Blocks out;
    if (rows.empty()) return out;
    if (form(sheet)) {
        heading(out, part.title);
        out.emplace_back(form_rows(part, rows, word_mm));
        return out;
    }
    std::vector<Entry> all;
    for (auto& [field, value] : rows) all.push_back({field->label, text_lines(value)});
    const auto place = part.title.empty() ? rows_place(sheet, part, word_mm) : RowsPlace{label_width(part.fields), 0};
    auto made = entries(all, place.label_mm, place.indent_mm);
    made.after = sheet.profile.paragraph_after;
    if (part.title.empty()) {
        out.emplace_back(std::move(made));
    } else {
        out.emplace_back(beside(part.title, {std::move(made)}, word_mm));
    }
    return out;
}

// Each person as rows that stay together, numbered when there are several.
pdf::Blocks person_rows(const Sheet& sheet, const Part& part) {
    auto persons = lines_of(sheet.values, part.code);
    if (persons.empty()) persons.emplace_back();
    const bool several = persons.size() > 1;
    pdf::Blocks out;
    for (std::size_t i = 0; i < persons.size(); ++i) {
        pdf::Table made;
        made.borders = pdf::Borders::none;
        made.padding_mm = 0;
        made.widths_mm = {several ? list_hang : 0.1, label_width(part.fields), colon_width, 0};
        made.after = sheet.profile.paragraph_after;
        for (const auto& field : part.fields) {
            const auto value = shown(field, persons[i][field.code]);
            if (value.empty()) continue;
            const bool first = made.rows.empty();
            made.rows.push_back({{{.blocks = {line(first && several ? std::to_string(i + 1) + "." : "")}},
                                  {.blocks = {line(field.label)}},
                                  {.blocks = {line(":")}},
                                  {.blocks = text_lines(value)}}});
        }
        out.emplace_back(pdf::KeepTogether{{std::move(made)}});
    }
    return out;
}

pdf::Blocks persons_part(const Sheet& sheet, const Part& part, double word_mm) {
    pdf::Blocks inside;
    if (on_own_sheet(sheet, part)) {
        inside.emplace_back(line("Nama-nama sebagaimana tercantum dalam daftar terlampir."));
    } else if (form(sheet)) {
        inside.emplace_back(persons_table(sheet, part));
    } else {
        inside = person_rows(sheet, part);
    }
    if (part.title.empty()) return inside;
    return {beside_in(sheet, part.title, std::move(inside), word_mm)};
}

pdf::Blocks considerations_part(const Sheet& sheet, const Part& part, double word_mm) {
    const auto items = items_of(sheet.values, part.code);
    pdf::Blocks inside;
    if (items.empty()) inside.emplace_back(line(std::string(dots)));
    pdf::List list;
    list.mark = part.mark == Mark::letters ? pdf::Mark::letters : pdf::Mark::figures;
    list.hang_mm = list_hang;
    for (const auto& each : items) {
        auto blocks = body_blocks(body_from_text(each), sheet.profile, false);
        if (items.size() == 1 || part.mark == Mark::none) {
            append(inside, std::move(blocks));
        } else {
            list.items.push_back({std::move(blocks)});
        }
    }
    if (!list.items.empty()) inside.emplace_back(std::move(list));
    if (part.title.empty()) {
        inside.emplace_back(pdf::Spacer{list_air});
        return inside;
    }
    return {beside_in(sheet, part.title, std::move(inside), word_mm)};
}

pdf::Blocks command_part(const Sheet& sheet, const Part& part) {
    const auto text = filled(sheet, part.text);
    auto made = line(sheet.kind.head == Head::produk_hukum ? capitals(text) : text, {.bold = true}, pdf::Align::centre);
    made.before = 6;
    made.after = 8;
    made.keep_with_next = true;
    return {std::move(made)};
}

// "Menetapkan : KEPUTUSAN ... TENTANG ...", then KESATU and the others, each beside its word.
pdf::Blocks clauses_part(const Sheet& sheet, const Part& part, double word_mm) {
    auto clauses = clauses_of(sheet.values, part.code);
    if (clauses.empty()) clauses.emplace_back(body_from_text(dots));
    pdf::Table made = entries({}, word_mm);
    made.after = sheet.profile.paragraph_after;
    if (!part.title.empty()) {
        const auto whole = part.mark == Mark::ordinals ? capitals(filled(sheet, part.lead)) : filled(sheet, part.lead);
        made.rows.push_back({{{.blocks = {line(part.title)}},
                              {.blocks = {line(":")}},
                              {.blocks = {line(whole, {}, pdf::Align::justified), pdf::Spacer{1}}}}});
    }
    for (std::size_t i = 0; i < clauses.size(); ++i) {
        std::string word;
        if (part.mark == Mark::ordinals) word = ordinal(i + 1);
        if (part.mark == Mark::figures) word = std::to_string(i + 1) + ".";
        if (part.mark == Mark::letters) word = std::string(1, static_cast<char>('a' + i % 26)) + ".";
        auto blocks = body_blocks(clauses[i], sheet.profile, false);
        blocks.emplace_back(pdf::Spacer{1});
        made.rows.push_back({{{.blocks = {line(word)}}, {.blocks = {line(":")}}, {.blocks = std::move(blocks)}}});
    }
    return {std::move(made)};
}

pdf::Table ruled_table(const Sheet& sheet, const Part& part, double blank_mm) {
    pdf::Table made;
    made.header_rows = 1;
    made.by_content = true;
    made.before = 2;
    made.after = sheet.profile.paragraph_after;
    pdf::Table::Row head;
    const auto title = [](const std::string& text) {
        return pdf::Table::Cell{.blocks = {line(text, {.bold = true}, pdf::Align::centre)}, .middle = true};
    };
    if (part.numbered) {
        made.widths_mm.push_back(12);
        head.cells.push_back(title("No."));
    }
    for (const auto& field : part.fields) {
        made.widths_mm.push_back(field.width_mm);
        head.cells.push_back(title(field.label));
    }
    made.rows.push_back(std::move(head));
    const auto lines = lines_of(sheet.values, part.code);
    const auto rows = std::max({std::size_t{1}, static_cast<std::size_t>(part.least), lines.size()});
    const bool to_come = lines.empty() && part.least == 0;
    for (std::size_t i = 0; i < rows; ++i) {
        pdf::Table::Row row;
        if (part.numbered) row.cells.push_back({.blocks = {line(std::to_string(i + 1) + ".", {}, pdf::Align::centre)}});
        for (const auto& field : part.fields) {
            const auto value = i < lines.size() && lines[i].contains(field.code) ? lines[i].at(field.code) : "";
            pdf::Blocks text{pdf::Spacer{blank_mm}};
            if (to_come) text = {line(std::string(dots))};
            else if (!value.empty()) text = text_lines(shown(field, value));
            row.cells.push_back({.blocks = std::move(text)});
        }
        made.rows.push_back(std::move(row));
    }
    return made;
}

pdf::Blocks table_part(const Sheet& sheet, const Part& part) {
    constexpr double room_to_write = 7;   // millimetres of an empty line
    pdf::Blocks out;
    heading(out, part.title);
    out.emplace_back(ruled_table(sheet, part, part.least > 0 ? room_to_write : 4));
    return out;
}

pdf::Blocks signer_part(const Sheet& sheet) {
    const auto& block = sheet.signer;
    std::vector<Entry> all{{"Nama", {line(or_dots(block.name))}}};
    if (!block.nip.empty()) all.push_back({"NIP", {line(block.nip)}});
    if (!block.rank.empty()) all.push_back({"Pangkat/Golongan", {line(block.rank)}});
    auto position = block.lines.empty() ? std::string() : block.lines.back();
    if (position.ends_with(',')) position.pop_back();
    all.push_back({"Jabatan", {line(or_dots(position))}});
    auto made = entries(all, signer_label_width(), sheet.profile.first_line_mm);
    made.after = sheet.profile.paragraph_after;
    return {std::move(made)};
}

pdf::Blocks by_type(const Sheet& sheet, const Part& part, Course& course) {
    switch (part.type) {
        case PartType::body: return body_part(sheet, part, course);
        case PartType::line: return line_part(sheet, part, course.word_mm);
        case PartType::rows: return rows_part(sheet, part, course.word_mm);
        case PartType::persons: return persons_part(sheet, part, course.word_mm);
        case PartType::considerations: return considerations_part(sheet, part, course.word_mm);
        case PartType::command: return command_part(sheet, part);
        case PartType::clauses: return clauses_part(sheet, part, course.word_mm);
        case PartType::articles: return articles_blocks(sheet, part, course.word_mm);
        case PartType::parties: return parties_blocks(sheet, part);
        case PartType::table: return table_part(sheet, part);
        case PartType::addressees:
            return {beside(part.title.empty() ? "Kepada" : part.title, name_blocks(sheet.to), course.word_mm)};
        case PartType::signer: return signer_part(sheet);
        case PartType::annexes: break;
    }
    return {};
}

}  // namespace

pdf::Blocks name_blocks(const std::vector<std::string>& names) {
    pdf::Blocks made;
    for (std::size_t i = 0; i < names.size(); ++i) {
        auto each = line(names[i]);
        if (names.size() > 1) {
            each.label = std::to_string(i + 1) + ".";
            each.hang_mm = list_hang;
        }
        made.emplace_back(std::move(each));
    }
    if (made.empty()) made.emplace_back(line(std::string(dots)));
    return made;
}

bool on_own_sheet(const Sheet& sheet, const Part& part) {
    return part.type == PartType::persons && part.most > 0 &&
           lines_of(sheet.values, part.code).size() > static_cast<std::size_t>(part.most);
}

pdf::Table persons_table(const Sheet& sheet, const Part& part) { return ruled_table(sheet, part, 4); }

pdf::Blocks part_blocks(const Sheet& sheet, const Part& part, Course& course) {
    // Who only signs is named at the signature.
    if (!part.signs.empty() && part.lead.empty() && part.title.empty()) return {};
    if (!stands(sheet, part)) return {};
    pdf::Blocks inside = by_type(sheet, part, course);
    if (inside.empty()) return {};
    pdf::Blocks out;
    if (part.new_page) out.emplace_back(pdf::PageBreak{});
    const bool beside_title = part.type == PartType::clauses || (part.type == PartType::articles && !part.title.empty());
    if (!part.lead.empty() && !beside_title) {
        auto lead = line(filled(sheet, part.lead), {}, pdf::Align::justified);
        lead.after = sheet.profile.paragraph_after;
        if (sheet.kind.head == Head::surat || sheet.kind.head == Head::nota) lead.first_mm = sheet.profile.first_line_mm;
        if (sheet.kind.head == Head::piagam) lead.align = pdf::Align::centre;
        lead.keep_with_next = true;
        out.emplace_back(std::move(lead));
    }
    append(out, std::move(inside));
    // A receipt below the signature is cut off and sent back whole.
    if (part.after && part.type == PartType::rows) return {pdf::KeepTogether{std::move(out)}};
    return out;
}

}  // namespace style
