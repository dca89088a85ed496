// SPDX-License-Identifier: Apache-2.0
#include "intake/service/sheets.h"

#include "core/base/child.h"
#include "core/base/text.h"
#include "core/docx/docx.h"
#include "core/pdf/read.h"
#include "core/pdf/scan.h"
#include "core/pdf/write.h"

namespace intake {

using core::ByteView;
using core::Code;
using core::Error;

namespace {

constexpr std::string_view pdf_type = "application/pdf";
constexpr std::string_view docx_type = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

core::Bytes from_picture(Parts& parts, ByteView picture) {
    core::pdf::Setup setup;
    setup.title = "Naskah masuk";
    setup.created = parts.clock.now();
    return core::pdf::from_images({picture}, setup, parts.fonts);
}

// Readers of TIFF have as many holes as the format has kinds; this one works apart.
core::Bytes from_tiff(ByteView tiff) {
    const core::child::Limits limits{.time = std::chrono::seconds(60), .cpu = std::chrono::seconds(40),
                                     .output = 128UL << 20, .offline = true};
    auto outcome = core::child::run({"tiff2pdf", "/dev/stdin"}, tiff, limits);
    if (!outcome.good() || outcome.out.empty())
        throw Error(Code::unsupported, "intake.error.tiff", {{"detail", outcome.errors.substr(0, 200)}});
    return std::move(outcome.out);
}

core::Bytes from_docx(Parts& parts, ByteView docx) {
    core::docx::survey(docx);
    return parts.converter.pdf(docx);
}

std::string megabytes(std::size_t bytes) { return std::to_string(bytes >> 20); }

// Marks no letter font has would stop the page; who reads it learns that something stood there.
std::string printable(std::string_view text) {
    std::string made;
    for (std::size_t at = 0; at < text.size();) {
        const auto c = static_cast<unsigned char>(text[at]);
        const std::size_t size = c < 0x80 ? 1 : c < 0xE0 ? 2 : c < 0xF0 ? 3 : 4;
        const auto one = text.substr(at, size);
        at += size;
        // Latin letters and common signs are in every letter font.
        const bool latin = (c >= 0x20 && c < 0x7F) || c == '\n' || c == 0xC3 || (c == 0xC2 && one.size() == 2 &&
                           static_cast<unsigned char>(one[1]) >= 0xA0);
        static constexpr std::string_view dashes[] = {"\u2013", "\u2014", "\u2018", "\u2019",
                                                      "\u201C", "\u201D", "\u2022", "\u2026"};
        const bool dash = std::find(std::begin(dashes), std::end(dashes), one) != std::end(dashes);
        if (c == '\t') made += "    ";
        else if (latin || dash) made += one;
        else if (c >= 0x80) made += '?';
    }
    return made;
}

}  // namespace

std::string media_of(ByteView bytes) {
    const auto text = core::chars(bytes);
    if (text.starts_with("%PDF-")) return std::string(pdf_type);
    if (text.starts_with("\x89PNG\r\n\x1a\n")) return "image/png";
    if (text.starts_with("\xFF\xD8\xFF")) return "image/jpeg";
    if (text.starts_with(std::string_view("II*\0", 4)) || text.starts_with(std::string_view("MM\0*", 4)))
        return "image/tiff";
    if (text.starts_with("PK\x03\x04")) return std::string(docx_type);
    return {};
}

Sheets sheets_of(Parts& parts, const File& file) {
    if (file.bytes.empty()) throw Error(Code::unsupported, "intake.error.empty", {{"name", file.name}});
    if (file.bytes.size() > parts.bounds.file)
        throw Error(Code::too_large, "intake.error.large",
                    {{"name", file.name}, {"most", megabytes(parts.bounds.file)}});
    Sheets made;
    made.media = media_of(file.bytes);
    if (made.media.empty()) throw Error(Code::unsupported, "intake.error.kind", {{"name", file.name}});
    if (made.media.starts_with("image/"))
        made.made = made.media == "image/tiff" ? from_tiff(file.bytes) : from_picture(parts, file.bytes);
    else if (made.media == docx_type)
        made.made = from_docx(parts, file.bytes);
    const auto facts = core::pdf::inspect(made.made.empty() ? file.bytes : ByteView(made.made));
    if (facts.pages > parts.bounds.pages)
        throw Error(Code::too_large, "intake.error.many_pages",
                    {{"pages", std::to_string(facts.pages)}, {"most", std::to_string(parts.bounds.pages)}});
    made.pages = facts.pages;
    return made;
}

core::Bytes page_of(const TextPage& page, core::Instant at, const std::filesystem::path& fonts) {
    using namespace core::pdf;
    Document document;
    const auto fact = [&](const std::string& label, const std::string& value) {
        Paragraph line;
        Style bold;
        bold.bold = true;
        line.runs = {{label + ": ", bold}, {value.empty() ? std::string("-") : printable(value), {}}};
        document.push_back(line);
    };
    fact(page.from_label, page.from);
    fact(page.subject_label, page.subject);
    fact(page.day_label, page.day);
    document.push_back(Rule{});
    for (const auto& each : core::text::split(printable(page.text), '\n')) {
        Paragraph line;
        line.runs = {{each.empty() ? " " : each, {}}};
        line.before = each.empty() ? 0 : 2;
        document.push_back(line);
    }
    Setup setup;
    setup.size = 11;
    setup.title = printable(page.subject);
    setup.created = at;
    return write(document, setup, fonts).bytes;
}

}  // namespace intake
