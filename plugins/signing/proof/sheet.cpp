// SPDX-License-Identifier: Apache-2.0
#include "signing/proof/sheet.h"

#include "core/base/text.h"
#include "core/pdf/fonts.h"
#include "signing/summary.h"

namespace signing::proof {
namespace {

namespace pdf = core::pdf;
using core::Json;

constexpr double text_size = 9.5, small_size = 8, title_size = 14, heading_size = 11;
constexpr double label_mm = 46;

class Sheet {
  public:
    Sheet(const Facts& facts, const core::words::Catalog& words, core::Zone zone, const std::filesystem::path& fonts)
        : facts_(facts), words_(words), zone_(zone), fonts_(fonts) {}

    pdf::Document document(const Files& files);
    std::string clean(std::string_view text) { return pdf::printable(text, fonts_); }
    std::string say(const std::string& key, const core::Args& args = {}) { return words_.say("signing.proof." + key, args); }

  private:
    // Label and value; a pair without value is left out.
    using Pairs = std::vector<std::pair<std::string, std::string>>;

    pdf::Paragraph line(std::string_view text, pdf::Style style = {.size = text_size}) {
        pdf::Paragraph made;
        made.runs.push_back({clean(text), style});
        return made;
    }
    void heading(const std::string& key, int depth = 2) {
        auto made = line(say(key), {.bold = true, .size = heading_size});
        made.heading = depth;
        made.before = 12;
        made.after = 3;
        made.keep_with_next = true;
        out_.emplace_back(std::move(made));
    }
    // Behind a table, which has no space of its own.
    void after_table(std::string_view text) {
        auto made = line(text);
        made.before = 4;
        made.after = 3;
        out_.emplace_back(std::move(made));
    }
    void prose(std::string_view text, double after = 3) {
        auto made = line(text);
        made.after = after;
        out_.emplace_back(std::move(made));
    }
    void loud(std::string_view text) {
        auto made = line(text, {.bold = true, .size = text_size});
        made.after = 4;
        out_.emplace_back(std::move(made));
    }
    void pairs(const Pairs& all);
    void add_row(pdf::Table& table, const std::vector<std::string>& cells, bool bold) {
        pdf::Table::Row row;
        for (const auto& text : cells) row.cells.push_back({.blocks = {line(text, {.bold = bold, .size = small_size})}});
        table.rows.push_back(std::move(row));
    }
    void table(const std::vector<double>& widths, const std::vector<std::string>& heads,
               const std::vector<std::vector<std::string>>& rows);

    // "23 November 2026 14.05 WIB (2026-11-23T07:05:09Z)"
    std::string exact(core::Instant at) {
        return words_.moment(at, zone_) + " (" + core::iso(at).substr(0, 19) + "Z)";
    }
    std::string exact(const std::optional<core::Instant>& at) { return at ? exact(*at) : say("unknown"); }
    std::string local(const std::optional<core::Instant>& at) { return at ? words_.moment(*at, zone_) : say("unknown"); }
    std::string from(const std::string& address) { return address.empty() ? say("unknown") : address; }
    static std::string seat(const Seat& seat) {
        const auto as = std::string(core::printed(seat.capacity));
        return as.empty() ? seat.position : as + " " + seat.position;
    }
    std::string capacity(const Seat& seat) { return say("capacity." + std::string(core::name(seat.capacity))); }
    // "Sah (TOTAL-PASSED)"
    std::string result(const std::string& indication) {
        return indication.empty() ? "" : say("result." + indication) + " (" + indication + ")";
    }
    std::string authority(const std::optional<Warrant>& by, const std::optional<MandateUsed>& used);

    void title();
    void letter();
    void initials();
    void signature(const Signed& one, std::size_t nth);
    void office();
    void ink();
    void earlier();
    void verdict();
    void trail();
    void how(const Files& files);

    const Facts& facts_;
    const core::words::Catalog& words_;
    core::Zone zone_;
    pdf::Fonts fonts_;
    pdf::Document out_;
};

// A name of RFC 2253 as people read it: "CN=Sari, S.Kom.; O=Kota". What parts it stays escaped inside a value.
std::string readable(std::string_view name) {
    std::string out;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const bool escaped = name[i] == '\\' && i + 1 < name.size() && name[i + 1] != ';';
        if (name[i] == ',') out += "; ";
        else out += escaped ? name[++i] : name[i];
    }
    return out;
}

// A mandate, the decree of who acts in a position, or the position itself; never what was not recorded.
std::string Sheet::authority(const std::optional<Warrant>& by, const std::optional<MandateUsed>& used) {
    std::string told;
    if (used)
        told = say("mandate_used", {{"form", used->form}, {"giver", used->giver}, {"basis", used->basis},
                                    {"from", words_.date(used->from)}, {"until", words_.date(used->until)}});
    if (!by) return told.empty() ? say("unknown") : told;
    if (by->capacity == core::Capacity::definitive) return told.empty() ? say("own_name") : told;
    const core::Args args{{"capacity", std::string(core::printed(by->capacity))},
                          {"decree", by->decree.empty() ? say("unknown") : by->decree},
                          {"date", by->decree_date ? words_.date(*by->decree_date) : say("unknown")},
                          {"from", by->from ? words_.date(*by->from) : say("unknown")},
                          {"until", by->until ? words_.date(*by->until) : say("further_notice")}};
    return (told.empty() ? "" : told + ". ") + say("appointed", args);
}

void Sheet::pairs(const Pairs& all) {
    pdf::Table made;
    made.widths_mm = {label_mm, 0};
    for (const auto& [label, value] : all) {
        if (value.empty()) continue;
        pdf::Table::Row row;
        row.cells.push_back({.blocks = {line(label, {.size = small_size, .colour = 0x333333})}});
        row.cells.push_back({.blocks = {line(value, {.size = text_size})}});
        made.rows.push_back(std::move(row));
    }
    out_.emplace_back(std::move(made));
}

void Sheet::table(const std::vector<double>& widths, const std::vector<std::string>& heads,
                  const std::vector<std::vector<std::string>>& rows) {
    pdf::Table made;
    made.widths_mm = widths;
    made.header_rows = 1;
    add_row(made, heads, true);
    for (const auto& row : rows) add_row(made, row, false);
    out_.emplace_back(std::move(made));
}

// The signatures hold, the letter they were for does not: said before anything else.
std::string_view ended(RoundState state) {
    if (state == RoundState::sealed) return {};
    const bool over = state == RoundState::cancelled || state == RoundState::returned;
    return over ? "signing.proof.round_over" : "signing.proof.round_open";
}

void Sheet::title() {
    auto name = line(say("title"), {.bold = true, .size = title_size});
    name.heading = 1;
    name.after = 2;
    out_.emplace_back(std::move(name));
    prose(facts_.agency, 6);
    prose(say(facts_.ink ? "intro_ink" : "intro"));
    prose(say("made", {{"at", exact(facts_.at)}, {"person", facts_.maker.person}, {"position", seat(facts_.maker)}}));
    prose(facts_.sealed_by.empty() ? say("unsealed") : say("sealed_by", {{"unit", facts_.sealed_by}}));
}

void Sheet::letter() {
    heading("letter");
    if (const auto key = ended(facts_.round.state); !key.empty()) loud(words_.say(key));
    if (const auto& by = facts_.overtaken) {
        const std::string date = by->date ? words_.date(*by->date) : "";
        loud(words_.say(by->sentence, {{"number", by->number}, {"date", date}}) + " " + say("overtaken"));
    }
    const auto& told = facts_.particulars;
    pairs({{say("kind"), facts_.card.kind},
           {say("number"), facts_.card.number},
           {say("date"), told.date ? words_.date(*told.date) : ""},
           {say("subject"), facts_.card.title},
           {say("unit"), told.unit},
           {say("to"), facts_.card.to},
           {say("file"), std::string(file_of(facts_))},
           {say("sha256"), facts_.digest.hex()},
           {say("agreed"), facts_.round.content.hex() +
                               (facts_.content_text.empty() ? "" : " (" + std::string(content_file) + ")")}});
}

void Sheet::initials() {
    if (facts_.initials.empty()) return;
    heading("initials");
    prose(say("initials_note"));
    pdf::Table made;
    made.widths_mm = {8, 0, 30, 30, 36};
    made.header_rows = 1;
    add_row(made, {say("no"), say("who"), say("opened"), say("given"), say("from")}, true);
    int number = 0;
    for (const Initial& one : facts_.initials) {
        auto who = one.by.person + ", " + seat(one.by) + ". " + words_.say("signing.kind." + std::string(name(one.kind)));
        if (one.lapsed) who += ". " + say("lapsed");
        add_row(made, {std::to_string(++number), who, local(one.opened), local(one.at), from(one.from)}, false);
        if (!one.content) continue;
        made.rows.back().cells[0].rows = 2;
        pdf::Table::Row below;   // as wide as a digest in one line
        below.cells.push_back({.blocks = {line(say("covers", {{"digest", one.content->hex()}}), {.size = small_size})}, .span = 4});
        made.rows.push_back(std::move(below));
    }
    out_.emplace_back(std::move(made));
}

void Sheet::signature(const Signed& one, std::size_t nth) {
    auto head = line(say("nth", {{"n", std::to_string(nth)}, {"person", one.by.person}}), {.bold = true, .size = text_size});
    head.before = 6;
    head.after = 2;
    head.keep_with_next = true;
    head.heading = 3;
    out_.emplace_back(std::move(head));
    std::string stamps;
    if (one.judged.is_object() && one.judged.contains("timestamps"))
        for (const Json& stamp : one.judged["timestamps"])
            stamps += (stamps.empty() ? "" : "; ") +
                      say(stamp.value("good", false) ? "stamp" : "stamp_bad",
                          {{"at", exact(core::parse_instant(core::json::text(stamp, "at")))},
                           {"authority", core::json::text(stamp, "authority")}});
    pairs({{say("person"), one.by.person},
           {say("position"), seat(one.by)},
           {say("capacity"), capacity(one.by)},
           {say("mandate"), authority(one.authority, one.mandate)},
           {say("opened"), exact(one.opened)},
           {say("consented"), exact(one.consented)},
           {say("signed"), exact(one.at)},
           {say("from"), from(one.from)},
           {say("request"), one.request},
           {say("shown"), one.shown.hex()},
           {say("sealed"), one.sealed.hex()},
           {say("certificate"), readable(one.names.subject)},
           {say("issuer"), readable(one.names.issuer)},
           {say("serial"), one.names.serial},
           {say("validity"), say("from_until", {{"from", exact(one.names.not_before)}, {"until", exact(one.names.not_after)}})},
           {say("timestamp"), stamps.empty() ? say("no_stamp") : stamps},
           {say("level"), core::json::text(one.judged, "level")},
           {say("result"), result(core::json::text(one.judged, "indication"))}});
}

void Sheet::earlier() {
    if (facts_.earlier.empty()) return;
    heading("earlier");
    prose(say("earlier_note"));
    for (const Json& one : facts_.earlier) {
        const auto at = [&](const char* member) {
            const auto text = core::json::text(one, member);
            return text.empty() ? std::string() : exact(core::parse_instant(text));
        };
        pairs({{say("person"), core::json::text(one, "signer")},
               {say("organization"), core::json::text(one, "organization")},
               {say("signed"), at("claimed_at")},
               {say("timestamp"), at("proven_at")},
               {say("issuer"), core::json::text(one, "issuer")},
               {say("serial"), core::json::text(one, "serial")},
               {say("level"), core::json::text(one, "level")},
               {say("result"), result(core::json::text(one, "indication"))},
               {say("reason"), core::json::text(one, "sub_indication")}});
    }
}

void Sheet::office() {
    heading("office");
    const OfficeSealed& seal = *facts_.office;
    pairs({{say("unit"), seal.unit},
           {say("signed"), exact(seal.at)},
           {say("shown"), seal.shown.hex()},
           {say("sealed"), seal.sealed.hex()},
           {say("certificate"), readable(seal.names.subject)},
           {say("issuer"), readable(seal.names.issuer)},
           {say("serial"), seal.names.serial}});
}

void Sheet::ink() {
    heading("signatures");
    const Inked& ink = *facts_.ink;
    pairs({{say("person"), ink.by.person},
           {say("position"), seat(ink.by)},
           {say("capacity"), capacity(ink.by)},
           {say("mandate"), authority(ink.authority, ink.mandate)},
           {say("inked_on"), words_.date(ink.on)},
           {say("recorded"), exact(ink.recorded)},
           {say("recorder"), ink.recorder},
           {say("from"), from(ink.from)},
           {say("request"), ink.request},
           {say("printed"), ink.made.hex()},
           {say("scan"), ink.scan.hex()}});
}

void Sheet::verdict() {
    if (!facts_.verdict) return;
    heading("verdict");
    const Json& report = facts_.verdict->report;
    prose(say("verdict_at", {{"at", exact(facts_.at)}, {"sentence", sentence_of(report, words_)}}));
    Pairs all{{say("result"), result(facts_.verdict->indication)}, {say("reason"), core::json::text(report, "sub_indication")}};
    if (facts_.stands) {
        const std::string level(name(facts_.stands->level));
        all.emplace_back(say("level"), level);
        if (facts_.stands->renew_by) all.emplace_back(say("level_until"), exact(*facts_.stands->renew_by));
    }
    pairs(all);
    if (facts_.stands) {
        const std::string level(name(facts_.stands->level));
        after_table(words_.say("signing.panel.level." + level, {{"level", level}}));
    }
    if (report.value("demo", false)) prose(say("demo"));
}

void Sheet::trail() {
    heading("trail");
    prose(say("trail_note", {{"file", std::string(trail_file)}}));
    std::vector<std::vector<std::string>> rows;
    for (const auto& each : facts_.trail) {
        const std::string key = "act." + each.act;
        rows.push_back({std::to_string(each.number), words_.moment(each.at, zone_),
                        words_.has("signing.proof." + key) ? say(key) : each.act,
                        each.person_name.empty() ? say("system") : each.person_name + (each.position_name.empty() ? "" : ", " + each.position_name),
                        each.hash.hex().substr(0, 16)});
    }
    table({14, 44, 38, 0, 28}, {say("entry"), say("at"), say("act"), say("who"), say("hash")}, rows);
}

void Sheet::how(const Files& files) {
    heading("files");
    pdf::Table made;
    made.widths_mm = {label_mm, 0};
    const auto add = [&](const pdf::Attachment& each, const core::Digest& digest) {
        pdf::Table::Row row;
        row.cells.push_back({.blocks = {line(each.name, {.bold = true, .size = small_size})}});
        row.cells.push_back({.blocks = {line(each.description), line("SHA-256 " + digest.hex(), {.size = small_size})}});
        made.rows.push_back(std::move(row));
    };
    add(files.letter.as, files.letter.digest);
    for (const auto& each : files.others) add(each, core::sha256(each.data));
    out_.emplace_back(std::move(made));
    heading("how");
    pdf::List steps;
    steps.mark = pdf::Mark::figures;
    const core::Args names{{"file", std::string(file_of(facts_))}, {"pem", std::string(certificates_file)},
                           {"trail", std::string(trail_file)}, {"address", facts_.particulars.address}};
    std::vector<std::string> keys{"how.detach", "how.hash"};
    if (!facts_.ink) keys.insert(keys.end(), {"how.reader", "how.tools", "how.certificates"});
    if (!facts_.particulars.address.empty()) keys.push_back("how.page");
    keys.push_back("how.trail");
    for (const auto& key : keys) {
        auto step = line(say(key, names));
        step.after = 2;
        steps.items.push_back({.blocks = {std::move(step)}});
    }
    out_.emplace_back(std::move(steps));
}

pdf::Document Sheet::document(const Files& files) {
    title();
    letter();
    initials();
    if (facts_.ink) {
        ink();
    } else {
        earlier();
        heading("signatures");
        for (std::size_t i = 0; i < facts_.signatures.size(); ++i) signature(facts_.signatures[i], i + 1);
        if (facts_.office) office();
    }
    verdict();
    trail();
    how(files);
    return std::move(out_);
}

}  // namespace

core::Bytes sheet(const Facts& facts, const Files& files, const core::words::Catalog& words,
                  core::Zone zone, const std::filesystem::path& fonts) {
    Sheet made(facts, words, zone, fonts);
    const pdf::Document document = made.document(files);
    pdf::Setup setup;
    setup.margins = {18, 18, 20, 20};
    setup.size = text_size;
    setup.language = words.language() == "en" ? "en" : "id-ID";
    setup.title = made.clean(made.say("title") + ": " + facts.card.title);
    setup.author = made.clean(facts.agency);
    setup.created = facts.at;
    setup.page_number = made.clean(made.say(facts.card.number.empty() ? "page" : "page_of",
                                            {{"number", facts.card.number}, {"page", "{page}"}, {"pages", "{pages}"}}));
    setup.page_number_place = pdf::NumberPlace::bottom_centre;
    setup.page_number_first = true;
    setup.attachments = files.others;
    return pdf::write(document, setup, fonts, {files.letter}).bytes;
}

}  // namespace signing::proof
