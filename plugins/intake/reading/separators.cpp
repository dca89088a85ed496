// SPDX-License-Identifier: Apache-2.0
#include "intake/reading/separators.h"

#include <algorithm>
#include <sstream>
#include <string>

#include "core/base/child.h"
#include "core/base/error.h"
#include "core/pdf/write.h"
#include "intake/reading/ocr.h"

namespace intake {

namespace fs = std::filesystem;

namespace {

constexpr int looking_side = 1400;   // A4 at 120 dots an inch: a square of the code is eight wide
constexpr int lot = 20;

std::string program() {
    std::error_code none;
    const auto folder = fs::read_symlink("/proc/self/exe", none).parent_path();
    const fs::path beside = folder / "naskah-parting", library = folder.parent_path() / "lib/naskah/naskah-parting";
    return fs::exists(beside, none) ? beside.string() : library.string();
}

}  // namespace

Parting parting_in(core::ByteView pdf, int pages) {
    Parting found;
    const auto path = program();
    for (int first = 1; first <= pages; first += lot) {
        const auto pictures = pictures_of(pdf, first, std::min(pages, first + lot - 1), looking_side);
        const core::child::Limits limits{.time = std::chrono::seconds(60), .cpu = std::chrono::seconds(40),
                                         .memory = 512UL << 20, .offline = true};
        const auto outcome = core::child::run({path, std::string(separator_mark)}, pictures, limits);
        if (!outcome.good()) continue;   // of a page that overthrows the decoder nothing is said
        std::istringstream told{std::string(core::chars(outcome.out))};
        int place = 0;
        for (char what = 0; told >> place >> what;)
            (what == 'S' ? found.separators : found.blanks).push_back(first + place);
    }
    return found;
}

core::Bytes separator_sheet(core::Instant at, const SheetWords& words, const fs::path& fonts) {
    using namespace core::pdf;
    const auto line = [](const std::string& text, double size, bool bold) {
        Paragraph made;
        Style style;
        style.size = size;
        style.bold = bold;
        made.runs = {{text, style}};
        made.align = Align::centre;
        made.after = 14;
        return made;
    };
    Qr code;
    code.text = separator_mark;
    code.size_mm = 90;
    code.align = Align::centre;
    code.alt = words.title;
    Document sheet;
    sheet.push_back(Spacer{20});
    sheet.push_back(line(words.title, 40, true));
    sheet.push_back(line(words.text, 14, false));
    sheet.push_back(Spacer{8});
    sheet.push_back(code);
    sheet.push_back(Spacer{8});
    sheet.push_back(line(words.foot, 11, false));
    Setup setup;
    setup.title = words.title;
    setup.created = at;
    return write(sheet, setup, fonts).bytes;
}

}  // namespace intake
