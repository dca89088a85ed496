// SPDX-License-Identifier: Apache-2.0
// The sentences with which letters name each other.
#include "letters/domain/related.h"

#include <algorithm>

#include "core/base/text.h"
#include "style/dates.h"

namespace letters {

namespace {

struct Sentences {
    std::string_view subject;   // before what is cited
    std::string_view text;      // of the letter; {cited} is filled in
    std::string_view clause;    // where the letter decides in clauses
};

Sentences sentences(Relation how) {
    switch (how) {
        case Relation::replies:
            return {"Tanggapan atas ",
                    "Menindaklanjuti {cited}, dengan hormat kami sampaikan hal-hal sebagai berikut:", ""};
        case Relation::forwards:
            return {"Penerusan ",
                    "Bersama ini kami teruskan {cited} untuk ditindaklanjuti sesuai dengan ketentuan.", ""};
        case Relation::refers:
            return {"Tindak lanjut atas ",
                    "Menunjuk {cited}, dengan hormat kami sampaikan hal-hal sebagai berikut:", ""};
        case Relation::corrects:
            return {"Ralat atas ",
                    "Dalam {cited} terdapat kekeliruan, sehingga diralat menjadi sebagai berikut:",
                    "Meralat {cited}, sehingga seluruhnya berbunyi sebagai berikut."};
        case Relation::amends:
            return {"Perubahan atas ", "Dengan ini {cited} diubah menjadi sebagai berikut:",
                    "Mengubah {cited}, sehingga seluruhnya berbunyi sebagai berikut."};
        case Relation::revokes:
            return {"Pencabutan ", "Dengan ini {cited} dicabut dan dinyatakan tidak berlaku.",
                    "Mencabut {cited} dan menyatakannya tidak berlaku."};
        case Relation::cancels:
            return {"Pembatalan ", "Dengan ini {cited} dibatalkan dan dianggap tidak pernah ada.",
                    "Membatalkan {cited} dan menyatakannya tidak pernah berlaku."};
    }
    return {};
}

std::string numbered(const About& about) { return " Nomor " + about.number + " tanggal " + style::long_date(about.date, false); }

style::Block paragraph(std::string sentence) {
    style::Run run;
    run.text = std::move(sentence);
    style::Block block;
    block.align = style::Align::justify;
    block.runs.push_back(std::move(run));
    return block;
}

core::Json document(std::string sentence) {
    style::Body body;
    body.blocks.push_back(paragraph(std::move(sentence)));
    return style::to_json(body);
}

// Where the text of the letter begins: "body" or "isi", else the first text it must have.
const style::Part* text_part(const style::Kind& kind) {
    const auto found = [&](auto wanted) -> const style::Part* {
        const auto at = std::find_if(kind.parts.begin(), kind.parts.end(), [&](const style::Part& part) {
            return part.type == style::PartType::body && wanted(part);
        });
        return at == kind.parts.end() ? nullptr : &*at;
    };
    const auto* main = found([](const auto& each) { return each.code == "body" || each.code == "isi"; });
    return main ? main : found([](const auto& each) { return each.required; });
}

const style::Part* part_of(const style::Kind& kind, style::PartType type) {
    const auto at = std::find_if(kind.parts.begin(), kind.parts.end(),
                                 [&](const style::Part& part) { return part.type == type && part.required; });
    return at == kind.parts.end() ? nullptr : &*at;
}

void put_first(style::Values& values, const std::string& part, core::Json item) {
    auto items = core::Json::array();
    items.push_back(std::move(item));
    if (const auto was = values.find(part); was != values.end() && was->second.is_array())
        for (const auto& each : was->second) items.push_back(each);
    values[part] = std::move(items);
}

void say(style::Values& values, const style::Kind& kind, Relation how, const std::string& cited) {
    const auto words = sentences(how);
    const auto filled = [&](std::string_view pattern) {
        return core::text::replace(std::string(pattern), "{cited}", cited);
    };
    if (const auto* part = text_part(kind)) {
        auto body = style::body_of(values, part->code);
        body.blocks.insert(body.blocks.begin(), paragraph(filled(words.text)));
        values[part->code] = style::to_json(body);
    } else if (const auto* clauses = part_of(kind, style::PartType::clauses); clauses && !words.clause.empty()) {
        put_first(values, clauses->code, document(filled(words.clause)));
    } else if (const auto* articles = part_of(kind, style::PartType::articles); articles && !words.clause.empty()) {
        put_first(values, articles->code, {{"chapter", ""}, {"title", ""}, {"body", document(filled(words.clause))}});
    } else if (const auto* reasons = part_of(kind, style::PartType::considerations)) {
        put_first(values, reasons->code, cited + ";");
    }
}

bool among_rules(style::Group group) {
    return group == style::Group::regulation || group == style::Group::decision || group == style::Group::assignment;
}

}  // namespace

std::string citation(const About& about) {
    return about.kind + (about.from.empty() ? "" : " " + about.from) + numbered(about) +
           (about.title.empty() ? "" : " hal " + about.title);
}

std::string subject_for(Relation how, const About& about) {
    const std::string before(sentences(how).subject);
    const bool by_title = (how == Relation::replies || how == Relation::refers) && !about.title.empty();
    const auto all = before + (by_title ? about.title : about.kind + numbered(about));
    return std::string(core::text::head(all, max_subject));
}

std::string kind_for(Relation how, const style::Kind* older) {
    const bool internal = older && older->group == style::Group::internal;
    if (how == Relation::forwards) return "nota_dinas";
    if (older && (how == Relation::corrects || how == Relation::amends)) return older->code;
    if (older && ends(how) && among_rules(older->group)) return older->code;
    return internal ? "nota_dinas" : "surat_dinas";
}

void prefill(Content& content, const style::Kind& kind, Relation how, const About& about, const Content* older) {
    const bool same = older && older->kind == kind.code && (how == Relation::corrects || how == Relation::amends);
    if (same) content.parts = older->parts;
    auto named = about;
    if (changes(how)) named.from.clear();   // one's own
    say(content.parts, kind, how, citation(named));
    content.subject = subject_for(how, about);
    content.access = std::max(content.access, about.access);
    if (!about.classification.empty()) content.classification = about.classification;
    if (older && changes(how)) {
        content.urgency = older->urgency;
        if (same) content.attachments = older->attachments;
        if (kind.recipients != style::Recipients::none) content.addressees = older->addressees;
        if (kind.recipients == style::Recipients::any) {
            content.partners = older->partners;
            content.outside = older->outside;
        }
    } else if (how == Relation::replies && kind.recipients != style::Recipients::none) {
        if (older && !older->signer.nil()) content.addressees = {{older->signer, "", false}};
        else if (kind.recipients == style::Recipients::any && !about.from.empty()) content.outside = {about.from};
    }
}

void prefill_assignment(Content& content, const style::Kind& kind, const About& basis, const Event& event,
                        const Assignee& who) {
    content.subject = std::string(core::text::head("Menghadiri " + event.matter, max_subject));
    content.access = std::max(content.access, basis.access);
    const std::string hour = core::text::lower(event.time).starts_with("pukul") ? ", " : ", pukul ";
    bool based = false;
    for (const auto& part : kind.parts) {
        if (part.type == style::PartType::persons) {
            auto persons = core::Json::array();
            persons.push_back({{"name", who.name}, {"rank", who.rank}, {"nip", who.nip}, {"position", who.position}});
            content.parts[part.code] = std::move(persons);
        } else if (part.type == style::PartType::considerations && part.required && !based) {
            content.parts[part.code] = core::Json::array({citation(basis) + ";"});
            based = true;
        } else if (part.type == style::PartType::considerations && part.required) {
            content.parts[part.code] = core::Json::array(
                {"menghadiri " + event.matter + " pada hari " + style::long_date(event.day, true) + hour + event.time +
                     ", bertempat di " + event.place + "; dan",
                 "melaporkan hasilnya secara tertulis."});
        }
    }
}

}  // namespace letters
