// SPDX-License-Identifier: Apache-2.0
#include "signing/service/look.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"
#include "core/pdf/image.h"
#include "core/pdf/read.h"
#include "core/plugin/arguments.h"
#include "signing/pades/source.h"
#include "signing/service/places.h"

namespace signing {
namespace {

namespace pdf = core::pdf;

constexpr double wide = 84;      // millimetres
constexpr int density = 300;     // dots an inch, of a picture
constexpr double points = 72;    // an inch

// "23 November 2026 14.05 WIB", as paper has it.
std::string time_of(const pades::Placement& placement, const core::words::Catalog& words) {
    return words.moment(placement.at, placement.zone);
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

pades::Look draw(const pdf::SignatureMark& mark, const std::filesystem::path& fonts, core::Bytes drawing) {
    auto made = pdf::draw_mark(mark, wide, fonts);
    const auto rect = [](const pdf::Place& at) { return pdf::Rect{at.x, at.y, at.width, at.height}; };
    return {std::move(made.page), rect(made.at), std::move(drawing), rect(made.emblem)};
}

std::optional<pades::Look> look_of(Shown shown) {
    if (shown.page.empty()) return std::nullopt;
    return pades::Look{std::move(shown.page), {shown.x, shown.y, shown.width, shown.height}};
}

core::Bytes picture_of(const pades::Look& look, double width, double height) {
    const auto& at = look.at;
    if (!(width > 0) || !(height > 0) || !(at.width > 0) || !(at.height > 0))
        throw core::Error(core::Code::internal, "signing.error.look");
    const pdf::Pixels page = pdf::decode_image(pdf::picture(look.page, 0, density));
    // As pades::put_look lays it: the whole of the part, on the left, in the middle between above and below.
    const double scale = std::min(width / at.width, height / at.height);
    const double right = at.x + width / scale, middle = at.y + at.height / 2, half = height / scale / 2;
    const auto dots = [](double length) { return static_cast<int>(std::lround(length * density / points)); };
    pdf::Pixels cut{dots(right - at.x), dots(2 * half), page.channels, {}};
    const int left = dots(at.x), top = page.height - dots(middle + half);
    const auto size = static_cast<std::size_t>(page.channels);
    cut.data.assign(static_cast<std::size_t>(cut.width) * static_cast<std::size_t>(cut.height) * size, 0xFF);
    const auto dot = [size](const pdf::Pixels& pixels, int x, int y) {
        return static_cast<std::ptrdiff_t>(
            (static_cast<std::size_t>(y) * static_cast<std::size_t>(pixels.width) + static_cast<std::size_t>(x)) * size);
    };
    const int across = std::min(cut.width, page.width - left);
    for (int y = std::max(0, -top); across > 0 && y < cut.height && top + y < page.height; ++y)
        std::copy_n(page.data.begin() + dot(page, left, top + y), static_cast<std::size_t>(across) * size,
                    cut.data.begin() + dot(cut, 0, y));
    return pdf::encode_png(cut);
}

namespace {

using core::arguments::has;
using core::arguments::Misuse;
using core::arguments::option;
using Words = std::vector<std::string>;

// One set of options: a field has a page and a box of its own.
void settle_where(const Words& words, const AtHand& at_hand, pades::Placement& placement) {
    placement.page = core::arguments::number(words, "--page", 1, 100'000).value_or(1);
    const std::string wanted = option(words, "--box");
    placement.field = option(words, "--field");
    if (!placement.field.empty()) {
        if (!wanted.empty() || has(words, "--page")) throw Misuse("--field has its own page and box");
        int empty = 0;
        std::vector<std::string> names;
        for (const auto& each : free_fields(pades::Source(at_hand.pdf), empty)) names.push_back(each.name);
        if (std::find(names.begin(), names.end(), placement.field) == names.end())
            throw core::Error(core::Code::not_found, "signing.error.no_field",
                              {{"name", placement.field}, {"names", names.empty() ? "-" : core::text::join(names, ", ")}});
        return;
    }
    if (wanted.empty()) return;
    placement.box = box_in(wanted);
    if (!placement.box) throw Misuse("--box wants LEFT,BOTTOM,WIDTH,HEIGHT in points, not " + wanted);
}

pades::Look plain_look(const Words& words, const std::string& signer, const std::filesystem::path& fonts,
                       const core::words::Catalog& said, const pades::Placement& placement) {
    pdf::SignatureMark mark;
    mark.said = "Ditandatangani secara elektronik oleh:";
    mark.qr = option(words, "--qr");
    mark.capacity = placement.capacity;
    mark.name = signer;
    if (has(words, "--time")) mark.time = time_of(placement, said);
    core::Bytes drawing;
    if (const std::string file = option(words, "--emblem"); !file.empty()) {
        auto bytes = core::read_bytes(file);
        if (!bytes) throw core::Error(core::Code::not_found, "signing.error.file", {{"file", file}});
        mark.emblem_room = core::chars(*bytes).starts_with("%PDF-");
        (mark.emblem_room ? drawing : mark.emblem) = *std::move(bytes);
    }
    return draw(mark, fonts, std::move(drawing));
}

}  // namespace

void place(const std::vector<std::string>& words, const std::string& signer, const std::filesystem::path& fonts,
           const core::words::Catalog& said, const AtHand& at_hand, pades::Placement& placement) {
    placement.certify = has(words, "--certify");
    placement.capacity = option(words, "--capacity");
    settle_where(words, at_hand, placement);
    const std::string profile = option(words, "--look"), unit = option(words, "--unit");
    const bool shows = placement.box || !placement.field.empty();
    if (!profile.empty() && !shows) throw Misuse("--look wants --box or --field, where it shows");
    if (profile.empty() && !unit.empty()) throw Misuse("--unit goes with --look");
    if (!profile.empty() && (has(words, "--emblem") || has(words, "--time")))
        throw Misuse("--look brings its own emblem and time; leave out --emblem and --time");
    if (!shows) return;
    if (profile.empty()) {
        placement.look = plain_look(words, signer, fonts, said, placement);
        return;
    }
    if (at_hand.marks == nullptr) throw Misuse("--look: no profiles here, the plugin letters is off");
    placement.look = look_of(at_hand.marks->mark({profile, unit, signer, placement.capacity, option(words, "--qr"),
                                                  time_of(placement, said)}));
}

}  // namespace signing
