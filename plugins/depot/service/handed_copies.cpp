// SPDX-License-Identifier: Apache-2.0
// depot::DigitalCopies: what was digitised goes with its dossier to another house, and is kept where it came from one.
#include <algorithm>
#include <map>
#include <set>

#include "core/audit/trail.h"
#include "depot/service/copies.h"
#include "depot/store/scan_file_store.h"
#include "depot/store/scan_seal_store.h"

namespace depot {

using core::Context;
using core::db::Tx;

namespace {

DigitalCopy copy_of(const ScanFile& file, const Scan& scan, const std::vector<ScanCheck>& checks) {
    DigitalCopy made;
    made.id = file.id.text();
    made.batch = scan.id.text();
    made.item = file.item;
    made.media = file.media;
    made.pages = file.pages;
    made.dpi = file.dpi;
    made.octets = file.octets;
    made.digest = file.digest;
    made.looked = file.looked;
    made.method = scan.method;
    made.device = scan.device;
    made.format = scan.format;
    made.medium_from = scan.medium_from;
    made.medium_to = scan.medium_to;
    made.made_by = scan.operator_name;
    made.resolution = scan.resolution;
    made.made = scan.made;
    for (const auto& check : checks) {
        if (!check.accepted) continue;
        made.checked_by = check.by.name;
        made.checked = check.by.at;
        made.note = check.note;
        for (const auto& finding : all_findings)
            if (check.found.*finding.holds) made.found.emplace_back(finding.name);
    }
    return made;
}

// Whom another house names is nobody here.
Step there(const std::string& name, core::Instant at) { return {{}, {}, name, at}; }

ScanCheck check_of(const std::vector<DigitalCopy>& copies) {
    const auto& first = copies.front();
    ScanCheck made;
    made.accepted = true;
    for (const auto& finding : all_findings)
        made.found.*finding.holds = std::find(first.found.begin(), first.found.end(), finding.name) != first.found.end();
    made.files = static_cast<std::int64_t>(copies.size());
    made.looked = std::count_if(copies.begin(), copies.end(), [](const auto& each) { return each.looked; });
    made.note = first.note;
    made.by = there(first.checked_by, first.checked);
    return made;
}

ScanFile file_of(const DigitalCopy& copy, const Context& ctx, ScanId scan, archive::DossierId dossier) {
    ScanFile made;
    made.id = ScanFileId::make(ctx.now());
    made.scan = scan;
    made.dossier = dossier;
    made.item = copy.item;
    made.name = copy.digest.hex().substr(0, 12);   // what it was called there is not handed over
    made.media = copy.media;
    made.pages = copy.pages;
    made.dpi = copy.dpi;
    made.octets = copy.octets;
    made.digest = copy.digest;
    made.looked = copy.looked;
    made.added = there(copy.made_by, ctx.now());
    return made;
}

}  // namespace

std::vector<DigitalCopy> Copies::accepted(Tx& tx, const Context& ctx, archive::DossierId id) {
    known(tx, parts_, ctx, id);
    const auto files = store::copies_of(tx, id);
    if (!files.empty()) must(ctx, "depot.borrow");
    std::map<ScanId, std::pair<Scan, std::vector<ScanCheck>>> batches;
    std::map<ScanId, SealOfCopies> seals;
    for (auto& each : store::seals_of(tx, id)) seals.emplace(each.scan, std::move(each));
    std::set<std::pair<int, core::Digest>> told;
    std::vector<DigitalCopy> all;
    for (const auto& file : files) {
        if (!told.emplace(file.item, file.digest).second) continue;
        auto batch = batches.find(file.scan);
        if (batch == batches.end())
            batch = batches.emplace(file.scan, std::pair(store::scan(tx, file.scan).value(), store::checks(tx, file.scan))).first;
        all.push_back(copy_of(file, batch->second.first, batch->second.second));
        if (const auto seal = seals.find(file.scan); seal != seals.end() && seal->second.covers(file.digest))
            all.back().seal = seal->second.id();
    }
    return all;
}

std::vector<SealOfCopies> Copies::seals(Tx& tx, const Context& ctx, archive::DossierId id) {
    std::set<std::string> wanted;
    for (auto& each : accepted(tx, ctx, id)) wanted.insert(std::move(each.seal));
    std::vector<SealOfCopies> all;
    for (auto& each : store::seals_of(tx, id))
        if (wanted.erase(each.id()) > 0) all.push_back(std::move(each));
    return all;
}

std::map<archive::DossierId, std::vector<core::Digest>> Copies::files(Tx& tx, const std::vector<archive::DossierId>& ids) {
    return store::copies_of(tx, ids);
}

std::optional<OneCopy> Copies::copy(Tx& tx, const Context& ctx, std::string_view id) {
    if (!ctx.actor.may("depot.borrow")) return std::nullopt;
    const auto found = store::scan_file(tx, ScanFileId::parse(id));
    const auto dossier = found ? parts_.holdings.find(tx, ctx, found->dossier) : std::nullopt;
    if (!dossier) return std::nullopt;
    const auto accepted = store::copies_of(tx, found->dossier);
    if (std::none_of(accepted.begin(), accepted.end(), [&](const ScanFile& each) { return each.id == found->id; })) return std::nullopt;
    return OneCopy{found->dossier, found->digest, name_of(*found), classification::secret(dossier->access)};
}

void Copies::read_old(const Context& ctx) {
    constexpr int most_asked = 200;   // in one unit of work
    if (parts_.readings == nullptr) return;
    for (bool more = true; more;)
        parts_.db.write([&](Tx& tx) {
            const auto files = store::unread(tx, most_asked);
            for (const auto& each : files) {
                parts_.readings->want(tx, ctx, each.dossier, {each.digest});
                store::read_asked(tx, each.id);
            }
            more = !files.empty();
        });
}

void Copies::receive(Tx& tx, const Context& ctx, archive::DossierId id, const std::string& house,
                     const std::vector<DigitalCopy>& copies, const std::vector<SealOfCopies>& seals) {
    must(ctx, "depot.keep");
    const auto dossier = known(tx, parts_, ctx, id);
    std::map<std::string, const SealOfCopies*> judged;
    for (const auto& each : seals) judged.emplace(each.id(), &each);
    const auto over = [&](const DigitalCopy& copy) {
        const auto at = judged.find(copy.seal);
        return at == judged.end() ? nullptr : at->second;
    };
    std::map<std::pair<int, core::Digest>, ScanId> here;
    for (const auto& file : store::copies_of(tx, id)) here.emplace(std::pair(file.item, file.digest), file.scan);
    std::map<std::pair<std::string, std::string>, std::vector<DigitalCopy>> batches;   // under one seal, or none
    for (const auto& copy : copies) {
        const auto [at, fresh] = here.emplace(std::pair(copy.item, copy.digest), ScanId{});
        if (fresh) batches[{copy.batch, copy.seal}].push_back(copy);
        else if (const auto* seal = over(copy); seal != nullptr && !at->second.nil())
            if (store::scan(tx, at->second)->state == ScanState::received) store::insert(tx, CopySeal{*seal, at->second, id});
    }
    std::vector<core::Digest> fresh;
    for (const auto& [batch, files] : batches) {
        receive_batch(tx, ctx, dossier, house, files, over(files.front()));
        for (const auto& file : files) fresh.push_back(file.digest);
    }
    if (parts_.readings) parts_.readings->want(tx, ctx, id, fresh);
}

void Copies::receive_batch(Tx& tx, const Context& ctx, const archive::Kept& dossier, const std::string& house,
                           const std::vector<DigitalCopy>& files, const SealOfCopies* seal) {
    const auto& first = files.front();
    const auto unit = parts_.directory.numbering_unit(tx, ctx.actor.seat().unit);
    Scan scan;
    scan.id = ScanId::make(ctx.now());
    scan.unit = unit.id;
    scan.unit_name = unit.name;
    scan.year = static_cast<int>(ctx.today().year());
    scan.number = next_number(tx, "scan", unit.id, scan.year);
    scan.title = house;
    scan.method = first.method;
    scan.device = first.device;
    scan.format = first.format;
    scan.medium_from = first.medium_from;
    scan.medium_to = first.medium_to;
    scan.operator_name = first.made_by;
    scan.resolution = first.resolution;
    scan.made = first.made;
    scan.state = ScanState::received;
    scan.opened = step_of(ctx);
    store::insert(tx, scan, {dossier.id});
    store::insert(tx, scan.id, check_of(files));
    for (const auto& file : files) store::insert(tx, file_of(file, ctx, scan.id, dossier.id));
    if (seal != nullptr) store::insert(tx, CopySeal{*seal, scan.id, dossier.id});
    core::audit::append(tx, ctx, "depot.scan_received", object_of(scan.id),
                        {{"number", scan.numbered()}, {"dossier", dossier.id.text()}, {"from", house},
                         {"files", files.size()}, {"sealed_by", seal != nullptr ? seal->signer : ""}});
}

}  // namespace depot
