// SPDX-License-Identifier: Apache-2.0
// A package is brought: read whole, judged, and kept waiting.
#include <algorithm>
#include <array>
#include <fstream>

#include "core/audit/trail.h"
#include "packages/domain/copies.h"
#include "packages/service/staged.h"
#include "packages/store/import_store.h"

namespace packages {

using core::Code;
using core::Context;
using core::Error;
using core::Verdict;
using core::db::Tx;

namespace {

constexpr std::uint64_t unfolds = 4;

void write_file(const std::filesystem::path& to, core::ByteView bytes) {
    std::ofstream out(to, std::ios::binary | std::ios::trunc);
    out.write(reinterpret_cast<const char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    out.close();
    if (!out) throw Error(Code::unavailable, "packages.error.disk");
}

}  // namespace

void Imports::judge(Import& import) const {
    const auto& arrival = import.arrival;
    const auto sworn = core::view(arrival.sworn);
    import.stamped = !arrival.stamp.empty();
    if (import.stamped) import.stamp = vouching_.stamped(core::view(arrival.stamp), sworn);
    if (!arrival.seal.empty()) import.seal = vouching_.sealed(core::view(arrival.seal), sworn);
    const std::array all{std::pair{&import.seal, seal_path}, std::pair{&import.stamp, stamp_path}};
    for (const auto& [proof, path] : all)
        if (*proof && (*proof)->worth == signing::Worth::wrong)
            throw Error("core.error.invalid", {{"file", "packages.bag.sworn", {{"path", std::string(path)}}}});
    for (const auto& seal : arrival.content.seals) {
        import.copy_seals.push_back(vouching_.sealed(seal.cms, core::view(seal.sums)));
        if (import.copy_seals.back().worth == signing::Worth::wrong)
            throw Error("core.error.invalid",
                        {{"file", "packages.bag.copy_seal", {{"path", std::string(seals_at) + seal_file(seal.id(), seal_ending)}}}});
    }
}

Import Imports::bring(const Context& ctx, core::ByteView file) {
    may_take(ctx);
    if (file.empty()) throw Error("core.error.invalid", {{"file", "packages.import.fault.none", {}}});
    return bring(ctx, bounds_, [&](const std::filesystem::path& to) { write_file(to, file); });
}

Import Imports::bring(const Context& ctx, const std::filesystem::path& file) {
    may_take(ctx);
    std::error_code failed;
    const auto size = std::filesystem::is_regular_file(file, failed) ? std::filesystem::file_size(file, failed) : 0;
    if (size == 0 || failed) throw Error("core.error.invalid", {{"file", "packages.import.fault.file", {{"path", file.string()}}}});
    // Packages of ours hold files as they are: what unfolds to many times its size is none.
    auto bounds = bounds_;
    bounds.bytes = std::max(bounds.bytes, size * unfolds);
    return bring(ctx, bounds, [&](const std::filesystem::path& to) {
        if (!std::filesystem::copy_file(file, to, failed)) throw Error(Code::unavailable, "packages.error.disk");
    });
}

Import Imports::bring(const Context& ctx, const CrateBounds& bounds,
                      const std::function<void(const std::filesystem::path& to)>& put) {
    std::error_code failed;
    std::filesystem::create_directories(folder_, failed);
    std::filesystem::permissions(folder_, std::filesystem::perms::owner_all, failed);
    Import import;
    import.id = ImportId::make(ctx.now());
    import.unit = ctx.actor.seat().unit;
    import.position = ctx.actor.seat().position;
    import.brought = ctx.now();
    import.brought_by = ctx.actor.person_name;
    Staged staged{settling_.place(import.id, ".half")};
    put(staged.path);
    import.arrival = read_arrival(look_into(staged.path, bounds));
    judge(import);
    return db_.write([&](Tx& tx) {
        store::take_turns(tx, import.unit, import.arrival.content.dossier);
        auto before = store::by_manifest(tx, import.unit, import.arrival.manifest);
        // Brought twice at one moment it is there after all.
        if (!before && !store::insert(tx, import)) before = store::by_manifest(tx, import.unit, import.arrival.manifest);
        if (before && before->stage == Stage::taken) {
            core::ensure(known(tx, ctx, *before) ? Verdict::allowed : Verdict::hidden);
            return *before;
        }
        if (before) {
            before->stage = Stage::checked;
            before->position = import.position;
            before->brought = import.brought;
            before->brought_by = import.brought_by;
            before->arrival = import.arrival;
            before->stamped = import.stamped;
            before->stamp = import.stamp;
            before->seal = import.seal;
            before->copy_seals = import.copy_seals;
            store::save(tx, *before);
            store::save_arrival(tx, *before);
            import = *before;
        }
        // A unit that is run again finds it in its place.
        if (!staged.keep) std::filesystem::rename(staged.path, settling_.place(import.id));
        staged.keep = true;
        core::audit::append(tx, ctx, "packages.brought", "import:" + import.id.text(),
                            {{"manifest", import.arrival.manifest.hex()}, {"from", import.arrival.content.agency}});
        return import;
    });
}

}  // namespace packages
