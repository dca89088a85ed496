// SPDX-License-Identifier: Apache-2.0
#include "intake/reading/ocr.h"

#include <algorithm>

#include "core/base/child.h"
#include "core/base/error.h"
#include "core/base/text.h"

namespace intake {

namespace child = core::child;
using core::Code;
using core::Error;

namespace {

constexpr int reading_side = 3508;   // A4 at 300 dots an inch
constexpr std::size_t most_output = 96UL << 20;

[[noreturn]] void unreadable(const child::Outcome& outcome) {
    const char* reason = "damaged";
    if (outcome.end == child::End::timed_out) reason = "slow";
    if (outcome.end == child::End::too_much) reason = "large";
    if (outcome.end == child::End::killed) reason = "stopped";
    throw Error(Code::unsupported, "core.pdf.unreadable." + std::string(reason),
                {{"detail", outcome.errors.substr(0, std::min<std::size_t>(200, outcome.errors.find('\n')))}});
}

}  // namespace

core::Bytes pictures_of(core::ByteView pdf, int first, int last, int side) {
    const child::Limits limits{.time = std::chrono::seconds(60), .cpu = std::chrono::seconds(40),
                               .output = most_output, .offline = true};
    auto outcome = child::run({"pdftoppm", "-q", "-gray", "-scale-to", std::to_string(side), "-f",
                               std::to_string(first), "-l", std::to_string(last), "-"},
                              pdf, limits);
    if (!outcome.good()) unreadable(outcome);
    return std::move(outcome.out);
}

std::vector<PageWords> words_in(core::ByteView pdf) {
    const child::Limits limits{.time = std::chrono::seconds(60), .cpu = std::chrono::seconds(40), .offline = true};
    const auto outcome = child::run({"pdftotext", "-q", "-tsv", "-enc", "UTF-8", "-", "-"}, pdf, limits);
    if (!outcome.good()) unreadable(outcome);
    return read_tsv(core::chars(outcome.out));
}

Ocr::Ocr(std::string program, std::string language) : program_(std::move(program)), language_(std::move(language)) {
    if (program_ == "off") return;
    if (program_.empty()) program_ = "tesseract";
    try {
        const auto outcome = child::run({program_, "--list-langs"}, {});
        if (!outcome.good()) return;
        for (const auto& line : core::text::split(core::chars(outcome.out), '\n'))
            ready_ = ready_ || core::text::trim(line) == language_;
    } catch (const Error&) {
        ready_ = false;
    }
}

std::optional<PageWords> Ocr::read(core::ByteView pdf, int page) const {
    const auto picture = pictures_of(pdf, page, page, reading_side);
    const child::Limits limits{.time = std::chrono::seconds(120), .cpu = std::chrono::seconds(90), .memory = 2UL << 30,
                               .offline = true};
    // One thread a page: what is read at once is for the worker to say.
    const auto outcome = child::run({"env", "OMP_THREAD_LIMIT=1", program_, "stdin", "stdout", "-l", language_,
                                     "--dpi", "300", "--psm", "3", "tsv"},
                                    picture, limits);
    if (!outcome.good()) return std::nullopt;
    auto pages = read_tsv(core::chars(outcome.out), page);
    if (pages.empty()) return std::nullopt;
    return std::move(pages.front());
}

}  // namespace intake
