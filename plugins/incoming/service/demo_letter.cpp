// SPDX-License-Identifier: Apache-2.0
#include "incoming/service/demo_letter.h"

#include <array>
#include <charconv>
#include <cstdlib>

#include "core/base/text.h"
#include "core/pdf/write.h"
#include "style/dates.h"

namespace incoming {

using core::Json;
using core::pdf::Align;
using core::pdf::Paragraph;

namespace {

constexpr std::array<const char*, 12> roman_months{"I",   "II",   "III", "IV", "V",  "VI",
                                                   "VII", "VIII", "IX",  "X",  "XI", "XII"};

// Nothing for a placeholder nobody knows.
std::optional<std::string> placeholder(std::string_view word, core::Date date, core::Date today) {
    if (word == "tahun") return std::to_string(static_cast<int>(date.year()));
    if (word == "romawi") return roman_months[static_cast<unsigned>(date.month()) - 1];
    const auto colon = word.find(':');
    if (colon == std::string_view::npos) return std::nullopt;
    const auto figure = word.substr(colon + 1);
    int days = 0;
    if (const auto read = std::from_chars(figure.data(), figure.data() + figure.size(), days);
        read.ec != std::errc() || read.ptr != figure.data() + figure.size())
        return std::nullopt;
    const auto name = word.substr(0, colon);
    if (name != "hari" && name != "tanggal") return std::nullopt;
    return style::long_date(working_day(today, days), name == "hari");
}

std::string filled_text(const std::string& text, core::Date date, core::Date today) {
    std::string made;
    std::size_t at = 0;
    for (auto open = text.find('{'); open != std::string::npos; open = text.find('{', at)) {
        const auto close = text.find('}', open);
        if (close == std::string::npos) break;
        const auto word = std::string_view(text).substr(open + 1, close - open - 1);
        made += text.substr(at, open - at) + placeholder(word, date, today).value_or("{" + std::string(word) + "}");
        at = close + 1;
    }
    return made + text.substr(at);
}

Json filled_value(const Json& value, core::Date date, core::Date today) {
    if (value.is_string()) return filled_text(value.get<std::string>(), date, today);
    if (!value.is_structured()) return value;
    auto made = value;
    for (auto& each : made) each = filled_value(each, date, today);
    return made;
}

class DemoSheet {
  public:
    core::pdf::Document taken() { return std::move(blocks_); }

    void line(std::string text, Align align, bool bold, double after) {
        blocks_.push_back(paragraph(std::move(text), align, bold, after));
    }
    void add(core::pdf::Block block) { blocks_.push_back(std::move(block)); }

    // "Hal\t: ..." with what does not fit on a line set under its beginning.
    void field(const char* name, const std::string& value, double after = 0) {
        if (value.empty()) return;
        auto made = paragraph(std::string(": ") + value, Align::left, false, after);
        made.label = name;
        made.hang_mm = 25;
        add(std::move(made));
    }

    void numbered(const Json& texts, double after) {
        core::pdf::List list;
        for (const auto& text : texts)
            list.items.push_back({{paragraph(text.get<std::string>(), Align::justified, false, after)}});
        add(std::move(list));
    }

    void body(const Json& parts) {
        for (const auto& part : parts) {
            if (part.is_string()) line(part.get<std::string>(), Align::justified, false, 10);
            else if (part.contains("list")) numbered(part.at("list"), 5);
            else if (part.contains("facts")) facts(part.at("facts"));
            else if (part.contains("table")) table(part.at("table"));
        }
    }

  private:
    static Paragraph paragraph(std::string text, Align align, bool bold, double after) {
        Paragraph made;
        made.runs = {{std::move(text), {}}};
        made.runs.front().style.bold = bold;
        made.align = align;
        made.after = after;
        return made;
    }

    void facts(const Json& rows) {
        for (const auto& row : rows) {
            const bool last = &row == &rows.back();
            auto made = paragraph(": " + row.at(1).get<std::string>(), Align::left, false, last ? 10 : 0);
            made.label = row.at(0).get<std::string>();
            made.indent_mm = 12;
            made.hang_mm = 30;
            add(std::move(made));
        }
    }

    void table(const Json& told) {
        core::pdf::Table made;
        made.widths_mm = told.at("widths").get<std::vector<double>>();
        made.header_rows = 1;
        made.after = 10;
        for (const auto& row : told.at("rows")) {
            core::pdf::Table::Row cells;
            for (const auto& text : row)
                cells.cells.push_back({{paragraph(text.get<std::string>(), Align::left, made.rows.empty(), 0)}});
            made.rows.push_back(std::move(cells));
        }
        add(std::move(made));
    }

    core::pdf::Document blocks_;
};

void head(DemoSheet& sheet, const Json& letter, core::Date date) {
    const auto text = [&](const char* key) { return core::json::text(letter, key); };
    sheet.line(text("sender"), Align::centre, true, 4);
    sheet.add(core::pdf::Rule{.two = true, .thickness = 1.5, .before = 0, .after = 14});
    const auto place = letter.value("place", "Pangkalpinang");
    sheet.line(place + ", " + style::long_date(date, false), Align::right, false, 6);
    sheet.field("Nomor", text("number"));
    sheet.field("Sifat", text("nature"));
    sheet.field("Lampiran", text("attachments"));
    sheet.field("Hal", text("subject"), 14);
    const auto recipients = letter.value("recipients", Json::array());
    if (recipients.size() < 2) {
        sheet.line("Yth. " + (recipients.empty() ? text("to_name") : recipients.front().get<std::string>()),
                   Align::left, false, 0);
    } else {
        sheet.line("Yth.", Align::left, false, 0);
        sheet.numbered(recipients, 0);
    }
    sheet.line(recipients.empty() ? "di Pangkalpinang" : "di tempat", Align::left, false, 14);
}

// Who signs, in the right half, with room for his hand.
void signature(DemoSheet& sheet, const Json& letter) {
    constexpr double right_half = 85, hand = 18;
    core::pdf::Blocks blocks;
    const auto line = [&](std::string text) {
        Paragraph made;
        made.runs = {{std::move(text), {}}};
        made.indent_mm = right_half;
        blocks.push_back(std::move(made));
    };
    line(core::json::text(letter, "signer") + ",");
    blocks.push_back(core::pdf::Spacer{hand});
    if (const auto name = core::json::text(letter, "signer_name"); !name.empty()) line(name);
    sheet.add(core::pdf::KeepTogether{std::move(blocks), 2});
}

}  // namespace

core::Date working_day(core::Date from, int count) {
    auto day = from;
    for (auto left = std::abs(count); left > 0;) {
        day = core::add_days(day, count < 0 ? -1 : 1);
        const std::chrono::weekday on{std::chrono::sys_days(day)};
        if (on != std::chrono::Saturday && on != std::chrono::Sunday) --left;
    }
    return day;
}

core::Date date_of_demo(const Json& letter, core::Date today) {
    const auto& first = letter.at("steps").at(0);
    return working_day(today, -(first.value("day", 0) + letter.value("travelled", 2)));
}

Json filled(const Json& letter, core::Date today) { return filled_value(letter, date_of_demo(letter, today), today); }

core::Bytes demo_sheet(const Json& letter, core::Date date, core::Instant made, const std::filesystem::path& fonts) {
    DemoSheet sheet;
    head(sheet, letter, date);
    sheet.body(letter.value("body", Json::array()));
    const auto closing = core::json::text(letter, "closing");
    sheet.line(closing.empty() ? "Atas perhatian dan kerja samanya, kami ucapkan terima kasih." : closing,
               Align::justified, false, 20);
    signature(sheet, letter);
    if (const auto copies = letter.find("copies"); copies != letter.end()) {
        sheet.line("Tembusan:", Align::left, false, 0);
        sheet.numbered(*copies, 0);
    }
    if (const auto annex = letter.find("annex"); annex != letter.end()) {
        sheet.add(core::pdf::PageBreak{});
        sheet.line("Lampiran surat Nomor " + core::json::text(letter, "number") + " tanggal " +
                       style::long_date(date, false), Align::left, false, 14);
        sheet.line(core::json::text(*annex, "title"), Align::centre, true, 10);
        sheet.body(annex->value("body", Json::array()));
    }
    core::pdf::Setup setup;
    setup.title = core::json::text(letter, "subject");
    setup.created = made;
    return core::pdf::write(sheet.taken(), setup, fonts).bytes;
}

}  // namespace incoming
