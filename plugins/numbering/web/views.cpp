// SPDX-License-Identifier: Apache-2.0
// Domain to page data.
#include "numbering/web/views.h"

#include "core/base/text.h"

namespace numbering::web {

using core::page::Data;
using core::words::Catalog;

namespace {

struct Look {
    std::string_view word, icon, tone;
};

Look look(const Number& number) {
    switch (number.state) {
        case State::used: return {"used", "circle-check", "good"};
        case State::void_: return {"void", "ban", "none"};
        case State::reserved: break;
    }
    if (number.given_at) return {"sealing", "hourglass", "wait"};
    return {"reserved", "hourglass", "wait"};
}

Look look(Decision decision) {
    switch (decision) {
        case Decision::waiting: return {"waiting", "hourglass", "wait"};
        case Decision::approved: return {"approved", "circle-check", "good"};
        case Decision::refused: return {"refused", "circle-x", "bad"};
        case Decision::withdrawn: return {"withdrawn", "circle-dashed", "none"};
    }
    return {};
}

void show_look(Data& data, const Look& seen, const char* area, const Catalog& words) {
    data.set("STATE", words.say(std::string(area) + std::string(seen.word)))
        .set("ICON", seen.icon)
        .set("TONE", seen.tone);
}

}  // namespace

void show_state(Data& data, const Number& number, const Catalog& words) {
    show_look(data, look(number), "numbering.state.", words);
}

void show_decision(Data& data, Decision decision, const Catalog& words) {
    show_look(data, look(decision), "numbering.decision.", words);
}

std::string remark(const Number& number, const core::Context& ctx, const Catalog& words,
                   const std::optional<Card>& card) {
    if (number.state == State::void_) return number.reason;
    std::vector<std::string> parts;
    // Of a number that nothing uses yet the reason stands in the column of the subject.
    if (number.path == Path::inserted && number.subject.empty())
        parts.push_back(words.say("numbering.path.inserted"));
    else if (number.path == Path::inserted)
        parts.push_back(words.say("numbering.remark.inserted", {{"reason", number.purpose}}));
    if (number.promised() && number.expires) {
        const auto last = core::add_days(core::date_of(*number.expires, ctx.zone), -1);
        parts.push_back(words.say("numbering.remark.promised",
                                  {{"who", number.owner.person_name}, {"until", words.date(last)}}));
    }
    if (card && !card->stands.empty()) parts.push_back(words.say(card->stands, card->stands_args));
    return core::text::join(parts, ". ");
}

std::string period_text(std::string_view period, const Catalog& words) {
    if (period == "all") return words.say("numbering.period.all");
    if (period.size() < 7) return std::string(period);
    const auto day = words.date(core::parse_date(std::string(period) + "-01"));
    return day.substr(day.find(' ') + 1);
}

std::string gaps_text(const Book& book, const Catalog& words) {
    return words.say("numbering.book.gaps", {{"count", words.number(gaps(book.findings))}});
}

std::string tally_text(const Tally& tally, const Catalog& words) {
    return words.say("numbering.book.tally", {{"last", words.number(tally.last)},
                                              {"used", words.number(tally.used)},
                                              {"reserved", words.number(tally.reserved)},
                                              {"void", words.number(tally.void_)},
                                              {"inserted", words.number(tally.inserted)}});
}

std::string finding_text(const Finding& finding, const Catalog& words) {
    return words.say("numbering.flaw." + std::string(name(finding.flaw)),
                     {{"first", std::to_string(finding.first)}, {"last", std::to_string(finding.last)}});
}

void show_findings(Data& data, const std::vector<Finding>& findings, const Catalog& words) {
    for (const auto& finding : findings) data.add("FINDING").set("TEXT", finding_text(finding, words));
    data.show_if(findings.empty(), "WHOLE").show_if(!findings.empty(), "BROKEN");
}

std::string title_of(const BookLine& line, const Catalog& words) {
    if (line.card && !line.card->title.empty()) return line.card->title;
    if (line.number.subject.empty()) return line.number.purpose;
    return words.say("numbering.book.hidden");
}

std::string address(NumberId id) { return "/numbers/" + id.text(); }

std::string address(SeriesId id) { return "/numbers/series/" + id.text(); }

std::string book_address(const Book& book, std::string_view page) {
    if (!book.series) return std::string(page) + "?unit=" + book.unit.id.text();
    return std::string(page) + "?series=" + book.series->id.text() + "&period=" + book.period;
}

}  // namespace numbering::web
