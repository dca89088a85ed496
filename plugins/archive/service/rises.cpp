// SPDX-License-Identifier: Apache-2.0
#include "archive/service/rises.h"

#include <algorithm>
#include <map>
#include <set>

#include "archive/store/rise_store.h"
#include "core/log/log.h"

namespace archive {

using core::Context;
using core::db::Tx;

namespace {

constexpr int rising_portion = 200;   // dossiers looked up at once
constexpr int listed_at_once = 1'000;

// Asked once for each matter.
class MatterClasses {
  public:
    MatterClasses(Tx& tx, classification::Drafts& drafts, std::string_view edition) : tx_(tx), drafts_(drafts), edition_(edition) {}
    AccessClass of(const classification::Matter& matter) {
        const auto [at, fresh] = known_.emplace(matter, AccessClass::ordinary);
        if (fresh) at->second = drafts_.access_in(tx_, edition_, matter);
        return at->second;
    }

  private:
    Tx& tx_;
    classification::Drafts& drafts_;
    std::string_view edition_;
    std::map<classification::Matter, AccessClass> known_;
};

}  // namespace

Risings Rises::list(const Context& ctx, std::string_view asked, std::size_t most) {
    core::ensure(ctx.actor.may("archive.confirm") ? core::Verdict::allowed : core::Verdict::forbidden);
    return db_.read([&](Tx& tx) {
        Risings found;
        const auto edition = asked.empty() ? drafts_.access_in_force(tx) : std::string(asked);
        if (edition.empty()) return found;
        found.edition = drafts_.access_table(tx, edition);
        const auto sight = subjects_.sight(tx, ctx.actor);
        MatterClasses classes(tx, drafts_, edition);
        std::map<std::pair<AccessClass, AccessClass>, Rising> rising;
        std::set<std::string> codes;
        std::int64_t all = 0;
        for (const auto& each : store::classes(tx, sight)) {
            found.compared += each.dossiers;
            const auto now = classes.of(each.matter);
            if (now <= each.access) continue;
            auto& one = rising[{now, each.access}];
            one.was = each.access;
            one.now = now;
            one.dossiers += each.dossiers;
            if (one.codes.empty() || one.codes.back() != each.matter.code) one.codes.push_back(each.matter.code);
            codes.insert(each.matter.code);
            all += each.dossiers;
        }
        for (auto at = rising.rbegin(); at != rising.rend(); ++at) found.all.push_back(std::move(at->second));
        found.more = all > static_cast<std::int64_t>(most);
        store::Wish wish;
        wish.here = true;
        wish.codes.assign(codes.begin(), codes.end());
        wish.limit = listed_at_once;
        while (found.dossiers.size() < most && static_cast<std::int64_t>(found.dossiers.size()) < all) {
            auto some = store::list(tx, sight, wish);
            if (some.empty()) break;
            wish.past = store::spot(some.back());
            for (auto& dossier : some)
                if (const auto now = classes.of(dossier.matter()); now > dossier.access && found.dossiers.size() < most)
                    found.dossiers.emplace_back(std::move(dossier), now);
        }
        return found;
    });
}

void Rises::carry_out(const Context& ctx) {
    std::string edition;
    std::map<std::string, AccessClass> wanted;   // of codes that have a dossier to be raised
    db_.read([&](Tx& tx) {
        edition = drafts_.access_in_force(tx);
        if (edition.empty()) return;
        MatterClasses classes(tx, drafts_, edition);
        for (const auto& each : store::classes(tx, {{}, {}, false, true}))
            if (const auto now = classes.of(each.matter); now > each.access) wanted[each.matter.code] = std::max(wanted[each.matter.code], now);
    });
    for (const auto& [code, access] : wanted) raise(ctx, edition, code, access);
}

void Rises::raise(const Context& ctx, const std::string& edition, const std::string& code, AccessClass access) {
    for (DossierId after{};;) {
        const auto ids = db_.read([&](Tx& tx) { return store::lower_than(tx, code, access, after, rising_portion); });
        if (ids.empty()) return;
        after = ids.back();
        for (const auto& id : ids) try {
            db_.write([&](Tx& tx) {
                if (drafts_.access_in_force(tx) != edition) return;   // withdrawn, or replaced meanwhile
                const auto dossier = store::find(tx, {{}, {}, false, true}, id);
                if (dossier) cabinet_.rise(tx, ctx, id, drafts_.access_in(tx, edition, dossier->matter()), drafts_.access_table(tx, edition));
            });
        } catch (const std::exception& error) {   // the others are raised all the same, this one another night
            core::log::error("archive.rise", {{"dossier", id.text()}, {"why", error.what()}});
        }
    }
}

}  // namespace archive
