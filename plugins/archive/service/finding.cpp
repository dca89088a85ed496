// SPDX-License-Identifier: Apache-2.0
// A dossier in the index of the house: what it is found by, and what people narrow a search by.
#include "archive/arrivals.h"
#include "archive/service/cabinet.h"
#include "archive/store/person_store.h"
#include "archive/store/reading_store.h"
#include "core/base/text.h"

namespace archive {

using core::db::Tx;

namespace {

// Where its retention clock stands, from day to day, as lists say it (store/dossier_store, by_phase).
void add_phases(std::vector<core::search::Mark>& all, const store::Wound& clock) {
    const auto add = [&](Phase phase, std::optional<core::Date> first, std::optional<core::Date> last) {
        all.push_back({std::string(core::search::dated_facet), std::string(name(phase)), "", first, last});
    };
    if (!clock.active_until || !clock.inactive_until) return add(clock.phase({}), std::nullopt, std::nullopt);
    add(Phase::active, std::nullopt, clock.active_until);
    add(Phase::inactive, core::add_days(*clock.active_until, 1), clock.inactive_until);
    add(Phase::ended, core::add_days(*clock.inactive_until, 1), std::nullopt);
}

// The dimensions people narrow a search by.
std::vector<core::search::Mark> dimensions(Tx& tx, const Dossier& dossier, const Extent& extent) {
    std::vector<core::search::Mark> all{{"life", std::string(name(dossier.life))},
                                        {"medium", std::string(extent.medium())}};
    if (dossier.gone()) return all;
    if (dossier.state != State::closed) all.push_back({std::string(core::search::dated_facet), std::string(name(Phase::open))});
    if (const auto clock = store::wound(tx, dossier.id)) {
        all.push_back({"fate", std::string(classification::name(clock->fate))});
        add_phases(all, *clock);
    }
    for (const auto& mark : store::marks(tx, dossier.id)) all.push_back({"mark", std::string(name(mark.kind))});
    for (const auto& stage : extent.stages) all.push_back({"stage", stage});
    all.push_back({"condition", extent.physical});
    return all;
}

// Of its files that are no letter of this house. Where an item moved to, its words went with it (Cabinet::apart).
void add_words(Tx& tx, const Dossier& dossier, const std::vector<Item>& items, core::search::Document& document) {
    for (const auto& item : items)
        if (!item.moved() && item.here() && item.subject.starts_with(handed_prefix)) store::want(tx, dossier.id, item.digest);
    if (classification::secret(dossier.access)) return store::unread(tx, dossier.id);
    for (const auto& file : store::readings(tx, dossier.id)) {
        document.annexes += file.text + "\n";
        document.ocr += file.recognised + "\n";
    }
}

}  // namespace

void Cabinet::index(Tx& tx, const Dossier& dossier) {
    core::search::Document document;
    document.kind = "dossier";
    document.id = dossier.id.text();
    document.title = dossier.title;
    document.number = dossier.numbered() + " " + dossier.code;
    if (dossier.definitive) document.number += " (definitif " + dossier.definitive_told() + ")";
    const auto items = store::items(tx, dossier.id);
    std::vector<std::string> told;
    for (const auto& item : items)
        if (!item.moved()) told.push_back(item.title + (item.letter_number.empty() ? "" : ", " + item.letter_number));
    document.body = core::text::join(told, " \u00b7 ");
    add_words(tx, dossier, items, document);
    document.unshown = dossier.ended_by;   // the summary shows it
    // Who knows it by what it was called before finds it, and is shown what it is called.
    for (const auto& each : store::retitlings(tx, dossier.id)) document.unshown += "\n" + each.was.title + "\n" + each.was.code;
    if (const auto person = store::person(tx, dossier.id))
        document.unshown += "\n" + person->name + "\n" + person->nip + person->registered;
    document.summary = dossier.unit_name;
    if (!dossier.ended_by.empty()) document.summary += " \u00b7 " + dossier.ended_by;
    document.link = "/archive/dossiers/" + dossier.id.text();
    // The days its papers are of, as pages and lists tell them; those of the folder only while it is empty.
    const auto span = extent(items);
    document.date = span.first.value_or(dossier.opened);
    document.until = span.items > 0 ? span.last : dossier.closed;
    document.code = dossier.code;
    document.unit = dossier.unit.text();
    document.unit_name = dossier.unit_name;
    document.access = classification::name(dossier.access);
    document.location = dossier.stands();
    document.facets = dimensions(tx, dossier, span);
    if (!dossier.gone() && !classification::secret(dossier.access))
        document.facets.push_back({"ocr", document.ocr.empty() ? "no" : "yes"});
    if (shelf_keeper_ && !dossier.gone()) document.facets.push_back({"loan", shelf_keeper_->away(tx, dossier.id)});
    if (dossier.life == Life::destroyed && dossier.ended_at) document.facets.push_back({"destroyed", core::iso(*dossier.ended_at)});
    document.readers = subjects_.readers(tx, dossier.unit, dossier.keeper, dossier.access);
    if (withheld(dossier.access))
        for (const auto& reader : store::readers(tx, dossier.id))
            if (auto token = subjects_.token(tx, reader, dossier.id); !token.empty()) document.readers.push_back(std::move(token));
    search_.put(tx, document);
}

core::search::Source Cabinet::found() {
    core::search::Source source;
    source.kind = "dossier";
    source.edition = "10";   // told to offices, not to the positions that held them
    source.next = [](Tx& tx, const std::string& after, int most) {
        std::vector<std::string> ids;
        for (const auto& id : store::after(tx, after.empty() ? DossierId{} : DossierId::parse(after), most))
            ids.push_back(id.text());
        return ids;
    };
    source.put = [this](Tx& tx, const std::string& id) { index(tx, known(tx, DossierId::parse(id))); };
    return source;
}

}  // namespace archive
