// SPDX-License-Identifier: Apache-2.0
#include "signing/service/look.h"

#include <array>
#include <charconv>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/pdf/write.h"
#include "core/plugin/arguments.h"

namespace signing {
namespace {

namespace pdf = core::pdf;

constexpr double wide = 76, side = 20, margin = 10, paper = 297;   // millimetres
constexpr double points = 72 / 25.4;

pdf::Block line(const std::string& text, double size, bool bold = false) {
    pdf::Paragraph made;
    made.runs = {{text, {.bold = bold, .size = size}}};
    return made;
}

// The picture and the words beside it, in a frame.
pdf::Table framed(const LookText& text) {
    pdf::Table frame;
    frame.borders = pdf::Borders::outside;
    pdf::Table::Row row;
    if (!text.emblem.empty() || !text.qr.empty()) {
        pdf::Table::Cell picture;
        picture.middle = true;
        if (!text.emblem.empty())
            picture.blocks.push_back(pdf::Image{text.emblem, side, 0, pdf::Align::centre, "Lambang"});
        else
            picture.blocks.push_back(pdf::Qr{text.qr, side, pdf::Align::centre, ""});
        frame.widths_mm.push_back(side + 4);
        row.cells.push_back(std::move(picture));
    }
    pdf::Table::Cell words;
    words.middle = true;
    words.blocks.push_back(line("Ditandatangani secara elektronik oleh:", 7));
    if (!text.position.empty()) words.blocks.push_back(line(text.position, 8));
    words.blocks.push_back(line(text.name, 9, true));
    frame.widths_mm.push_back(0);
    row.cells.push_back(std::move(words));
    frame.rows.push_back(std::move(row));
    return frame;
}

std::optional<pades::Box> box_in(const std::string& text) {
    std::array<double, 4> edges{};
    const char* at = text.data();
    const char* end = text.data() + text.size();
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [next, fault] = std::from_chars(at, end, edges[i]);
        const bool last = i + 1 == edges.size();
        if (fault != std::errc() || (last ? next != end : next == end || *next != ',')) return std::nullopt;
        at = next + 1;
    }
    if (!(edges[2] > 0) || !(edges[3] > 0)) return std::nullopt;
    return pades::Box{edges[0], edges[1], edges[2], edges[3]};
}

}  // namespace

pades::Look draw(const LookText& text, const std::filesystem::path& fonts) {
    pdf::Columns columns;
    columns.columns.push_back(
        {.blocks = {framed(text), pdf::SignatureSpace{"end", wide, 1}}, .width_mm = wide});
    columns.columns.push_back({});
    pdf::Setup setup;
    setup.margins = {margin, margin, margin, margin};
    setup.page_number.clear();
    setup.size = 9;
    auto made = pdf::write({std::move(columns)}, setup, fonts);
    const auto& foot = made.places.at(0);
    constexpr double edge = 1;   // half the frame's own line, and air
    const double bottom = foot.y + foot.height - edge, top = (paper - margin) * points + edge;
    return {std::move(made.bytes), {foot.x - edge, bottom, foot.width + 2 * edge, top - bottom}};
}

void place(const std::vector<std::string>& words, const std::string& signer, const std::filesystem::path& fonts,
           pades::Placement& placement) {
    using core::arguments::option;
    placement.certify = core::arguments::has(words, "--certify");
    placement.page = core::arguments::number(words, "--page", 1, 100'000).value_or(1);
    const std::string wanted = option(words, "--box");
    if (wanted.empty()) return;
    placement.box = box_in(wanted);
    if (!placement.box)
        throw core::arguments::Misuse("--box wants LEFT,BOTTOM,WIDTH,HEIGHT in points, not " + wanted);
    LookText text{option(words, "--qr"), {}, option(words, "--capacity"), signer};
    if (const std::string file = option(words, "--emblem"); !file.empty()) {
        auto bytes = core::read_bytes(file);
        if (!bytes) throw core::Error(core::Code::not_found, "signing.error.file", {{"file", file}});
        text.emblem = *std::move(bytes);
    }
    placement.look = draw(text, fonts);
}

}  // namespace signing
