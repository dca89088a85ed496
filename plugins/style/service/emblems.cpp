// SPDX-License-Identifier: Apache-2.0
#include "style/service/emblems.h"

#include <algorithm>

#include "core/audit/trail.h"
#include "core/pdf/drawing.h"
#include "core/pdf/image.h"

namespace style {

using core::Code;
using core::Context;
using core::Error;
using core::db::Tx;
using core::pdf::Pixels;

namespace {

[[noreturn]] void refuse(std::string key, core::Args args = {}) {
    throw Error("style.error.incomplete", {{"file", std::move(key), std::move(args)}});
}

Pixels decoded(core::ByteView file) {
    try {
        return core::pdf::decode_image(file);
    } catch (const Error& error) {
        if (error.code() == Code::too_large) refuse("style.fault.emblem_pixels");
        if (error.code() != Code::invalid) throw;
        refuse("style.fault.emblem");
    }
}

// Every pixel is the mean of those it stands for.
Pixels shrunk(const Pixels& from) {
    const int longer = std::max(from.width, from.height);
    if (longer <= most_emblem_pixels) return from;
    const auto scaled = [&](int side) { return std::max(1, side * most_emblem_pixels / longer); };
    Pixels to{scaled(from.width), scaled(from.height), from.channels, {}};
    const auto channels = static_cast<std::size_t>(from.channels);
    const auto at = [&](int x, int y) {
        return (static_cast<std::size_t>(y) * static_cast<std::size_t>(from.width) + static_cast<std::size_t>(x)) * channels;
    };
    for (int y = 0; y < to.height; ++y)
        for (int x = 0; x < to.width; ++x) {
            const int left = x * from.width / to.width, right = std::max(left + 1, (x + 1) * from.width / to.width);
            const int top = y * from.height / to.height, bottom = std::max(top + 1, (y + 1) * from.height / to.height);
            for (std::size_t c = 0; c < channels; ++c) {
                long sum = 0;
                for (int v = top; v < bottom; ++v)
                    for (int u = left; u < right; ++u) sum += from.data[at(u, v) + c];
                to.data.push_back(static_cast<std::uint8_t>(sum / ((right - left) * (bottom - top))));
            }
        }
    return to;
}

// What is kept of a file, made by us.
struct Made {
    core::Bytes bytes;
    int width = 0, height = 0;
};

Made drawn(core::ByteView file) {
    try {
        const auto drawing = core::pdf::read_svg(file);
        const auto text = core::pdf::write_svg(drawing);
        const auto side = [](double length) { return std::max(1, static_cast<int>(length + 0.5)); };
        return {{text.begin(), text.end()}, side(drawing.width), side(drawing.height)};
    } catch (const Error& error) {
        if (error.key() == "core.pdf.svg") refuse("style.fault.emblem_svg", error.args());
        refuse(error.code() == Code::too_large ? "style.fault.emblem_svg_large" : "style.fault.emblem_svg_broken");
    }
}

Made made_of(core::ByteView file) {
    if (file.empty()) refuse("style.fault.emblem_empty");
    if (file.size() > max_emblem_bytes)
        refuse("style.fault.emblem_large", {{"most", std::to_string(max_emblem_bytes >> 20)}});
    if (core::pdf::is_svg(file)) return drawn(file);
    const auto pixels = decoded(file);
    if (std::max(pixels.width, pixels.height) < least_emblem_pixels)
        refuse("style.fault.emblem_small", {{"least", std::to_string(least_emblem_pixels)}});
    const auto small = shrunk(pixels);
    return {core::pdf::encode_png(small), small.width, small.height};
}

}  // namespace

StoredEmblem Emblems::upload(const Context& ctx, std::string_view slot, core::ByteView file) {
    core::ensure(may(ctx.actor, Act::manage));
    const auto made = made_of(file);
    const auto digest = joined_.blobs.put(made.bytes);
    return joined_.db.write([&](Tx& tx) {
        const bool fixed = slot == "negara" || slot == "daerah";
        if (!fixed && !joined_.directory.unit(tx, core::UnitId::parse(slot)))
            throw Error(Code::not_found, "style.error.not_found");
        const auto before = joined_.emblems.newest(tx, slot);
        StoredEmblem emblem{std::string(slot), before ? before->number + 1 : 1, digest, made.width, made.height,
                            ctx.now(), ctx.actor.person_name};
        joined_.emblems.add(tx, emblem);
        core::audit::append(tx, ctx, "style.emblem", "emblem:" + std::string(slot),
                            {{"number", emblem.number}, {"digest", digest.hex()}});
        return emblem;
    });
}

std::optional<StoredEmblem> Emblems::newest(const Context& ctx, std::string_view slot) {
    core::ensure(may(ctx.actor, Act::manage));
    return joined_.db.read([&](Tx& tx) { return joined_.emblems.newest(tx, slot); });
}

core::Bytes Emblems::picture(const Context& ctx, std::string_view slot) {
    const auto emblem = newest(ctx, slot);
    if (!emblem) throw Error(Code::not_found, "style.error.not_found");
    return joined_.blobs.get(emblem->digest);
}

}  // namespace style
