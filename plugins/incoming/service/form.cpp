// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/form.h"

#include "core/base/text.h"
#include "core/pdf/fonts.h"

namespace incoming {

namespace pdf = core::pdf;

namespace {

constexpr double small = 8.5, tiny = 7.5;
const std::string dots(28, '.');

pdf::Paragraph line(std::string text, pdf::Style style = {.size = small}, pdf::Align align = pdf::Align::left) {
    pdf::Paragraph made;
    made.runs.push_back({std::move(text), style});
    made.align = align;
    return made;
}

// Beside its label, so that a value of several lines stays clear of it.
pdf::Block labelled(const std::string& label, const std::string& value, bool strong = false) {
    constexpr double label_mm = 21.5, colon_mm = 2;
    pdf::Columns row;
    row.columns.push_back({.blocks = {line(label)}, .width_mm = label_mm});
    row.columns.push_back({.blocks = {line(":")}, .width_mm = colon_mm});
    row.columns.push_back({.blocks = {line(value.empty() ? "\u00a0" : value, {.bold = strong, .size = small})}});
    return row;
}

std::string capitals(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

pdf::Blocks head_blocks(const FormHead& head, double room_mm) {
    constexpr double shrink = 0.72;   // of the head of a whole sheet
    pdf::Blocks lines;
    for (const auto& each : head.head.lines)
        lines.emplace_back(line(each.capitals ? capitals(each.text) : each.text,
                                {.bold = each.bold, .size = each.size * shrink}, pdf::Align::centre));
    const double emblem = head.head.emblem_mm * shrink;
    const auto picture = [&](const core::Bytes& data) {
        pdf::Blocks made;
        if (!data.empty())
            made.emplace_back(pdf::Image{.data = data, .height_mm = emblem, .align = pdf::Align::centre,
                .alt = "Lambang"});
        return made;
    };
    pdf::Blocks all;
    if (head.left.empty() && head.right.empty()) {
        all = std::move(lines);
    } else {
        pdf::Columns row;
        row.columns.push_back({.blocks = picture(head.left), .width_mm = emblem, .middle = true});
        row.columns.push_back({.blocks = std::move(lines), .width_mm = room_mm - 2 * emblem, .middle = true});
        row.columns.push_back({.blocks = picture(head.right), .width_mm = emblem, .middle = true});
        all.emplace_back(std::move(row));
    }
    all.emplace_back(pdf::Rule{.two = head.head.ruling == style::Ruling::two, .thickness = 1.5, .before = 2,
        .after = 4});
    return all;
}

// A square to tick, with its words beside it.
pdf::Table::Row tick_row(const std::string& words, bool ticked) {
    pdf::Table box;
    box.widths_mm = {3.4};
    box.padding_mm = 0;
    box.rows.push_back({{{.blocks = {line(ticked ? "X" : "\u00a0", {.bold = true, .size = 6.5}, pdf::Align::centre)},
                          .middle = true}}});
    return {{{.blocks = {std::move(box)}, .middle = true}, {.blocks = {line(words, {.size = tiny})}, .middle = true}}};
}

pdf::Table ticks(const std::vector<SheetForm::Tick>& all, std::size_t from, std::size_t until) {
    pdf::Table made;
    made.borders = pdf::Borders::none;
    made.padding_mm = 0.5;
    made.widths_mm = {4.6, 0};
    for (std::size_t i = from; i < until; ++i) made.rows.push_back(tick_row(all[i].words, all[i].ticked));
    if (made.rows.empty()) made.rows.push_back({{{.blocks = {line("")}}, {.blocks = {line("")}}}});
    return made;
}

pdf::Block beside(std::vector<pdf::Blocks> all, double gap = 2) {
    pdf::Columns row;
    row.gap_mm = gap;
    for (auto& each : all) row.columns.push_back({.blocks = std::move(each)});
    return row;
}

pdf::Blocks urgency_ticks(const SheetForm& form) {
    std::vector<pdf::Blocks> three;
    for (const auto& [words, on] : {std::pair("Sangat segera", form.most_urgent), {"Segera", form.urgent},
                                    {form.access == "SANGAT RAHASIA" ? "Sangat rahasia" : "Rahasia", form.secret}})
        three.push_back({ticks({{words, on}}, 0, 1)});
    return {labelled("Sifat", ""), beside(std::move(three), 1)};
}

// Nobody has given it yet.
bool for_the_pen(const SheetForm& form) { return form.blank || form.person.empty(); }

pdf::Blocks receivers(const SheetForm& form) {
    pdf::Blocks made{line("Diteruskan kepada Sdr.:", {.bold = true, .size = small})};
    constexpr std::size_t lines_for_the_pen = 7;
    if (for_the_pen(form)) {
        for (std::size_t i = 1; i <= lines_for_the_pen; ++i) {
            auto blank = line(std::to_string(i) + ". " + dots + dots);
            blank.before = 2.5;
            made.emplace_back(std::move(blank));
        }
        return made;
    }
    int count = 0;
    for (const auto& each : form.receivers) {
        pdf::Paragraph one = line(each.name + (each.role.empty() ? "" : " (" + each.role + ")"));
        one.label = std::to_string(++count) + ".";
        one.hang_mm = 5;
        one.before = 1;
        made.emplace_back(std::move(one));
        if (each.task.empty()) continue;
        auto own = line(each.task, {.italic = true, .size = tiny});
        own.indent_mm = 5;
        made.emplace_back(std::move(own));
    }
    return made;
}

pdf::Blocks instructions(const SheetForm& form) {
    const auto& all = form.instructions;
    const auto half = (all.size() + 1) / 2;
    pdf::Blocks made{line("Dengan hormat harap:", {.bold = true, .size = small})};
    made.emplace_back(beside({{ticks(all, 0, half)}, {ticks(all, half, all.size())}}));
    return made;
}

pdf::Blocks note(const SheetForm& form) {
    pdf::Blocks made{line("Catatan:", {.bold = true, .size = small})};
    if (for_the_pen(form)) {
        made.emplace_back(pdf::Spacer{22});
        return made;
    }
    made.emplace_back(line(form.note.empty() ? "\u2013" : form.note));
    if (!form.due.empty()) {
        auto due = line("Diselesaikan paling lambat " + form.due, {.bold = true, .size = small});
        due.before = 3;
        made.emplace_back(std::move(due));
    }
    return made;
}

pdf::Blocks initial(const SheetForm& form) {
    pdf::Blocks made{line("Paraf dan tanggal:", {.bold = true, .size = small})};
    if (for_the_pen(form)) {
        made.emplace_back(pdf::Spacer{12});
        for (const char* label : {"Nama", "Jabatan", "Tanggal"}) made.emplace_back(line(std::string(label) + ": " +
            dots));
        return made;
    }
    made.emplace_back(line("Diparaf secara elektronik", {.italic = true, .size = tiny}));
    made.emplace_back(line(form.person, {.bold = true, .size = small}));
    made.emplace_back(line(form.giver));
    made.emplace_back(line(form.day));
    if (!form.prepared_by.empty()) made.emplace_back(line("Disiapkan oleh " + form.prepared_by, {.italic = true,
            .size = tiny}));
    return made;
}

}  // namespace

SheetForm printable(SheetForm form, const std::filesystem::path& folder) {
    pdf::Fonts fonts(folder);
    const auto clean = [&](std::string& words) { words = pdf::printable(words, fonts); };
    for (auto* words : {&form.sender, &form.number, &form.subject, &form.note, &form.giver, &form.person,
        &form.prepared_by})
        clean(*words);
    for (auto& each : form.receivers) {
        clean(each.name);
        clean(each.task);
    }
    for (auto& each : form.instructions) clean(each.words);
    return form;
}

pdf::Blocks sheet_blocks(const FormHead& head, const SheetForm& form, double room_mm) {
    auto all = head_blocks(head, room_mm);
    auto title = line("LEMBAR DISPOSISI", {.bold = true, .size = 11}, pdf::Align::centre);
    title.heading = 1;
    title.after = 3;
    all.emplace_back(std::move(title));
    const auto said = [&](const std::string& value) { return form.blank ? dots : value; };
    const double left = room_mm * 0.46;
    pdf::Table facts;
    facts.widths_mm = {left, 0};
    facts.rows.push_back({{{.blocks = {labelled("Surat dari", said(form.sender)), labelled("Nomor surat",
        said(form.number)),
                                       labelled("Tanggal surat", said(form.date))}},
                           {.blocks = [&] {
                                pdf::Blocks made{labelled("Diterima tgl.", said(form.received)),
                                                 labelled("Nomor agenda", said(form.agenda), true)};
                                for (auto& each : urgency_ticks(form)) made.push_back(std::move(each));
                                return made;
                            }()}}});
    facts.rows.push_back({{{.blocks = {labelled("Hal", form.blank ? dots + dots + dots : form.subject, true)},
        .span = 2}}});
    facts.rows.push_back({{{.blocks = receivers(form)}, {.blocks = instructions(form)}}});
    facts.rows.push_back({{{.blocks = note(form)}, {.blocks = initial(form)}}});
    all.emplace_back(std::move(facts));
    return all;
}

pdf::Blocks receipt_blocks(const FormHead& head, const ReceiptForm& form, double room_mm) {
    auto all = head_blocks(head, room_mm);
    auto title = line(form.outcome.empty() ? "TANDA TERIMA SURAT" : "PENGEMBALIAN SURAT", {.bold = true, .size = 12},
                      pdf::Align::centre);
    title.heading = 1;
    title.after = 6;
    all.emplace_back(std::move(title));
    for (const auto& [label, value] :
         {std::pair("Surat dari", form.sender), {"Nomor surat", form.number}, {"Tanggal surat", form.date},
          {"Hal", form.subject}, {"Diterima tgl.", form.received}, {"Nomor agenda", form.agenda}, {"Pada",
              form.unit}}) {
        all.push_back(labelled(label, value));
        all.emplace_back(pdf::Spacer{0.7});
    }
    if (!form.outcome.empty()) {
        auto why = line("Surat ini dikembalikan kepada pengirim: " + form.outcome, {.size = 9.5});
        why.before = 4;
        all.emplace_back(std::move(why));
    }
    pdf::Columns foot;
    foot.columns.push_back({.blocks = {line("")}});
    foot.columns.push_back({.blocks = {line(form.place + ", " + form.received), line("Petugas penerima,"),
        pdf::Spacer{14},
                                       line(form.clerk.empty() ? dots : form.clerk, {.bold = true, .size = small})},
                            .width_mm = 70});
    all.emplace_back(pdf::Spacer{6});
    all.emplace_back(std::move(foot));
    return all;
}

pdf::Block half_sheet(pdf::Blocks blocks, double room_mm, double height_mm) {
    constexpr double post = 0.2;   // an invisible one that holds the box open
    pdf::Columns box;
    box.columns.push_back({.blocks = {pdf::Spacer{height_mm}}, .width_mm = post});
    box.columns.push_back({.blocks = std::move(blocks), .width_mm = room_mm - post});
    return box;
}

pdf::Blocks cut_line() {
    std::string dashes;
    for (int i = 0; i < 58; ++i) dashes += "- ";
    return {line(dashes, {.size = 7, .colour = 0x666666}, pdf::Align::centre)};
}

}  // namespace incoming
