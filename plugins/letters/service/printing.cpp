// SPDX-License-Identifier: Apache-2.0
#include "letters/service/printing.h"

#include "core/docx/docx.h"
#include "core/pdf/placeholders.h"
#include "core/pdf/read.h"
#include "style/placeholders.h"

namespace letters {

using core::Error;
using core::Json;

namespace {

// One page of head and signature, with nothing of what the writer filled in.
style::Sheet bare(const style::Sheet& sheet) {
    auto made = sheet;
    made.subject.clear();
    made.attachments.clear();
    made.values.clear();
    made.to.clear();
    made.copies.clear();
    return made;
}

// The first row of a part that cannot be printed, from 1; 0 when none alone cannot. Half of the rows
// at a time, for a table may have a thousand.
std::size_t unprintable_row(const style::Sheet& blank, const std::string& code, const Json& rows,
                            const std::function<bool(const style::Sheet&)>& prints) {
    const auto some = [&](std::size_t from, std::size_t end) {
        auto tried = blank;
        Json part = Json::array();
        for (auto i = from; i < end; ++i) part.push_back(rows[i]);
        tried.values[code] = std::move(part);
        return prints(tried);
    };
    std::size_t from = 0, end = rows.size();
    while (end - from > 1) {
        const auto middle = from + (end - from) / 2;
        if (some(from, middle)) {
            from = middle;
        } else {
            end = middle;
        }
    }
    return end > from && !some(from, end) ? from + 1 : 0;
}

}  // namespace

std::string unprintable_field(const style::Sheet& sheet, const std::function<bool(const style::Sheet&)>& prints) {
    const auto blank = bare(sheet);
    const auto fails = [&](auto fill) {
        auto tried = blank;
        fill(tried);
        return !prints(tried);
    };
    if (fails([&](style::Sheet& tried) { tried.subject = sheet.subject; })) return "subject";
    for (const auto& part : sheet.kind.parts) {
        const auto found = sheet.values.find(part.code);
        if (found == sheet.values.end()) continue;
        if (!fails([&](style::Sheet& tried) { tried.values[part.code] = found->second; })) continue;
        const auto field = "parts." + part.code;
        if (!found->second.is_array()) return field;
        const auto row = unprintable_row(blank, part.code, found->second, prints);
        return row == 0 ? field : field + "." + std::to_string(row);
    }
    if (fails([&](style::Sheet& tried) { tried.attachments = sheet.attachments; })) return "attachments";
    if (fails([&](style::Sheet& tried) { tried.to = sheet.to; })) return "outside";
    return "";
}

namespace {

// One that others signed is its own print; their signatures stand in the file, none on paper.
style::Rendered as_it_is(const style::Sheet& sheet, core::Bytes document) {
    if (sheet.by_ink()) throw Error(core::Code::unsupported, "letters.fault.signed_ink");
    if (sheet.file->closes && (!sheet.cosigners.empty() || sheet.kind.office_seal))
        throw Error(core::Code::unsupported, "letters.fault.field_closes");
    const int pages = core::pdf::inspect(document).pages;
    return {std::move(document), pages, {}, std::vector<core::pdf::Place>(sheet.cosigners.size())};
}

// A letter written elsewhere: of a DOCX the values go into its own text first.
style::Rendered print_file(Parts& parts, const style::Sheet& sheet) {
    auto document = parts.blobs.get(sheet.file->bytes);
    if (sheet.file->as_it_is) return as_it_is(sheet, std::move(document));
    if (sheet.file->docx)
        document = parts.converter.pdf(core::docx::fill(document, parts.styles.fillings(sheet), style::names_of(style::Fills::mark)));
    return parts.styles.print(sheet, document);
}

// What keeps a file from being printed: it, or a placeholder in a value put into it.
std::string of_file(const style::Sheet& sheet) {
    if (!core::pdf::placeholders_in(sheet.subject).empty()) return "subject";
    if (!core::pdf::placeholders_in(sheet.attachments).empty()) return "attachments";
    return "file";
}

bool of_content(const Error& error) {
    return error.code() == core::Code::invalid || error.code() == core::Code::unsupported;
}

}  // namespace

std::optional<std::string> unfilled(core::ByteView pdf) {
    auto text = core::pdf::text(pdf);
    std::erase_if(text, [](char each) { return each == '\n' || each == '\r' || each == '\f'; });
    const auto left = core::pdf::placeholders_in(text);
    return left.empty() ? std::nullopt : std::optional(left.front().name);
}

style::Rendered print(Parts& parts, const style::Sheet& sheet) {
    try {
        return sheet.file ? print_file(parts, sheet) : parts.styles.print(sheet);
    } catch (const Error& error) {
        if (!of_content(error)) throw;
        const auto prints = [&](const style::Sheet& tried) {
            try {
                (void)parts.styles.print(tried);
                return true;
            } catch (const Error& refused) {
                if (!of_content(refused)) throw;
                return false;
            }
        };
        const auto field = sheet.file ? of_file(sheet) : unprintable_field(sheet, prints);
        throw Error("letters.error.unprintable", {{field, error.key(), error.args()}});
    }
}

std::vector<core::Fault> print_faults(Parts& parts, const style::Sheet& sheet) {
    try {
        (void)print(parts, sheet);
        return {};
    } catch (const Error& error) {
        if (error.key() != "letters.error.unprintable") throw;
        return error.faults();
    }
}

}  // namespace letters
