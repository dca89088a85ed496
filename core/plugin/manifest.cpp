// SPDX-License-Identifier: Apache-2.0
#include "core/plugin/manifest.h"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>

#include "core/base/bytes.h"
#include "core/base/error.h"
#include "core/base/file.h"
#include "core/base/text.h"

namespace core::plugin {

Manifest read_manifest(const std::filesystem::path& file) {
    std::ifstream stream(file);
    std::map<std::string, std::string> lines;
    for (std::string line; std::getline(stream, line);) {
        const auto equals = line.find('=');
        if (equals != std::string::npos)
            lines[std::string(text::trim(line.substr(0, equals)))] = text::trim(line.substr(equals + 1));
    }
    for (const char* wanted : {"name", "version", "stamp", "sha256"})
        if (lines[wanted].empty())
            throw Error(Code::invalid, "core.error.manifest",
                        {{"file", file.string()}, {"lacks", wanted}});
    Manifest manifest{lines["name"], lines["version"], lines["stamp"], lines["sha256"], {}, file};
    manifest.library.replace_extension(".so");
    for (auto& need : text::split(lines["needs"], ' '))
        if (!need.empty()) manifest.needs.push_back(std::move(need));
    return manifest;
}

std::string objection(const Manifest& manifest) {
    if (manifest.stamp != stamp())
        return "was built against " + manifest.stamp + ", this server is " + std::string(stamp()) +
               ": rebuild the plugin";
    const auto content = read_bytes(manifest.library);
    if (!content) return "has no library " + manifest.library.string();
    if (sha256(*content).hex() != manifest.sha256)
        return "does not have the hash its manifest names: install the plugin again";
    return {};
}

std::vector<Manifest> in_order(std::vector<Manifest> all, std::vector<std::string>& faults) {
    std::set<std::string> names, placed;
    for (const auto& each : all)
        if (!names.insert(each.name).second)
            faults.push_back("plugin " + each.name + " is here twice, the second in " +
                             each.library.string());
    for (const auto& each : all)
        for (const auto& need : each.needs)
            if (!names.contains(need))
                faults.push_back("plugin " + each.name + " needs " + need + ", which is not here");
    std::vector<Manifest> ordered;
    for (bool moved = true; moved;) {
        moved = false;
        for (auto& each : all) {
            const bool ready = !placed.contains(each.name) &&
                               std::all_of(each.needs.begin(), each.needs.end(),
                                           [&](const auto& need) { return placed.contains(need); });
            if (!ready) continue;
            placed.insert(each.name);
            ordered.push_back(each);
            moved = true;
        }
    }
    for (const auto& each : all) {
        const bool whole = std::all_of(each.needs.begin(), each.needs.end(),
                                       [&](const auto& need) { return names.contains(need); });
        if (whole && !placed.contains(each.name))
            faults.push_back("plugin " + each.name + " needs itself through others, or one that cannot be loaded");
    }
    return ordered;
}

}  // namespace core::plugin
