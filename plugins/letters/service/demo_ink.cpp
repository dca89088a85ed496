// SPDX-License-Identifier: Apache-2.0
// Demo letters signed with ink. The scan is the printed sheet itself with a stroke of a pen drawn into it.
#include <algorithm>
#include <cmath>

#include "core/base/file.h"
#include "core/pdf/image.h"
#include "core/pdf/read.h"
#include "letters/service/demo.h"

namespace letters {

using core::Context;
using core::Json;
using core::db::Tx;

namespace {

constexpr int scan_dpi = 130;

void dot(core::pdf::Pixels& page, double x, double y, double radius) {
    constexpr std::uint8_t ink[] = {28, 44, 130};
    const auto inside = [](double at, int size) { return std::clamp(static_cast<int>(at), 0, size - 1); };
    for (int row = inside(y - radius, page.height); row <= inside(y + radius, page.height); ++row)
        for (int column = inside(x - radius, page.width); column <= inside(x + radius, page.width); ++column) {
            if (std::hypot(column - x, row - y) > radius) continue;
            const auto at = (static_cast<std::size_t>(row) * static_cast<std::size_t>(page.width) +
                             static_cast<std::size_t>(column)) * static_cast<std::size_t>(page.channels);
            for (int channel = 0; channel < page.channels; ++channel)
                page.data[at + static_cast<std::size_t>(channel)] = ink[page.channels == 1 ? 1 : channel];
        }
}

// Loops that lean on each other, as nobody signs. place: x, y and width as shares of the page.
void sign(core::pdf::Pixels& page, const Json& place) {
    const double left = place.value("x", 0.6) * page.width, middle = place.value("y", 0.8) * page.height,
                 width = place.value("width", 0.2) * page.width;
    constexpr int steps = 1200;
    for (int step = 0; step <= steps; ++step) {
        const double t = static_cast<double>(step) / steps, turn = t * 6 * 3.14159265;
        const double height = width * 0.22 * (1 - 0.6 * t);
        dot(page, left + width * (0.75 * t + 0.12 * std::sin(turn)), middle + height * std::cos(turn * 1.3 + 0.5), 1.4);
    }
}

std::vector<SheetFile> scanned(const core::Bytes& pdf, const Json& place) {
    std::vector<SheetFile> sheets;
    for (int page = 0; page < core::pdf::inspect(pdf).pages; ++page) {
        auto pixels = core::pdf::decode_image(core::pdf::picture(pdf, page, scan_dpi));
        if (page + 1 == place.value("page", 1)) sign(pixels, place);
        sheets.push_back({"pindaian-" + std::to_string(page + 1) + ".png", "image/png", core::pdf::encode_png(pixels)});
    }
    return sheets;
}

// Paraf of all who are asked, then the number for the printer.
void bring_up(const Context& ctx, Services& services, LetterId id) {
    auto& rounds = services.parts.rounds;
    const auto subject = subject_of(id);
    while (const auto next = asked_now(services, ctx, id)) {
        services.desk.opened(next->acting, id);
        if (next->kind == signing::StepKind::signature) return rounds.hand_to_ink(next->acting, subject);
        rounds.pass(next->acting, subject, "");
    }
}

}  // namespace

void fill_demo_ink(const Context& ctx, core::Demo& demo, Services& services) {
    auto& parts = services.parts;
    std::size_t printed = 0, signed_ = 0;
    for (const auto& file : demo_files(demo.folder + "/tinta")) {
        const auto json = core::json::parse(core::read_text(file).value_or(""));
        const auto acting = parts.db.read([&](Tx& tx) { return demo_seat(tx, parts, ctx, core::json::text(json, "drafter")); });
        if (!acting) continue;
        try {
            auto content = parts.db.read([&](Tx& tx) { return demo_content(tx, parts, json); });
            const auto letter = services.draft.create(*acting, std::move(content));
            services.submit.send_up(*acting, letter.id, letter.version);
            bring_up(ctx, services, letter.id);
            ++printed;
            const auto place = json.find("signature");
            if (place == json.end()) continue;
            services.ink.put(*acting, letter.id, scanned(services.ink.made(*acting, letter.id).bytes, *place), 0, "");
            services.ink.say(*acting, letter.id, {1, ctx.today(), true});
            ++signed_;
        } catch (const core::Error& error) {
            std::string fields;
            for (const auto& each : error.faults()) fields += " " + each.field + "(" + each.key + ")";
            demo.say(file.filename().string() + ": " + error.what() + fields);
        }
    }
    demo.say(std::to_string(printed) + " naskah dicetak untuk ditandatangani dengan tinta, " + std::to_string(signed_) +
             " dengan pindaian");
}

}  // namespace letters
