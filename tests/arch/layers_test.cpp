// SPDX-License-Identifier: Apache-2.0
// Who may include whom. In a room: web, api -> service -> store -> domain; plugin.cpp -> all.
// Between rooms: only what a room publishes, and only from rooms named in NEEDS.
#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>
#include <sstream>

#include "tests/arch/sources.h"

namespace arch {
namespace layers_test {

using Names = std::set<std::string>;

std::string first_part(const std::string& path) { return path.substr(0, path.find('/')); }

bool core_only(const std::string& path, const Names& folders) {
    for (const std::string& folder : folders)
        if (starts(path, folder)) return true;
    return false;
}

// What a room's CMakeLists says it needs.
Names needs_of(const std::string& room) {
    std::string text = read_one("plugins/" + room + "/CMakeLists.txt").text;
    std::replace(text.begin(), text.end(), ')', ' ');
    std::istringstream in(text);
    Names needs;
    bool inside = false;
    for (std::string word; in >> word;) {
        if (word == "LINK") inside = false;
        if (inside) needs.insert(word);
        if (word == "NEEDS") inside = true;
    }
    return needs;
}

std::vector<Source> room_sources() {
    std::vector<Source> all;
    for (Source& source : read({"plugins"}, {".cpp", ".h"}))
        if (!source.test()) all.push_back(std::move(source));
    return all;
}

TEST(Layers, core_knows_no_room) {
    const auto all = rooms();
    const Names names(all.begin(), all.end());
    for (const Source& source : read({"core"}, {".cpp", ".h"}))
        for (const Include& include : source.includes)
            if (!include.angle && (first_part(include.path) == "plugins" || names.contains(first_part(include.path))))
                fault(source, include.line, "core includes the room file " + include.path,
                      "Declare what core needs as an interface in core and let the room bring it.");
}

TEST(Layers, includes_start_at_the_root) {
    const auto all = rooms();
    Names roots{"core", "tests", "embedded", "plugins"};
    roots.insert(all.begin(), all.end());
    for (const Source& source : read({"core", "plugins", "tests"}, {".cpp", ".h"})) {
        for (const Include& include : source.includes) {
            if (include.angle) continue;
            const bool rooted = include.path.find('/') != std::string::npos && roots.contains(first_part(include.path));
            if (!rooted || include.path.find("..") != std::string::npos)
                fault(source, include.line, "\"" + include.path + "\" does not start at the root",
                      "Write \"core/...\" or \"<room>/...\"; libraries go in < >.");
            else if (first_part(include.path) == "plugins" && !source.test())
                fault(source, include.line, "\"" + include.path + "\" names the folder plugins",
                      "Write \"<room>/...\" as the include paths of the room allow.");
        }
    }
}

TEST(Layers, the_keys_folder_has_one_path) {
    for (const Source& source : read({"core", "plugins"}, {".cpp", ".h"})) {
        if (source.test() || starts(source.path, "core/conf/keys_folder")) continue;
        for (const Literal& literal : source.literals)
            if (literal.text == "keys" ? source.path != "core/app/backup.cpp" : starts(literal.text, "/keys") || starts(literal.text, "keys/"))
                fault(source, literal.line, "a path to the keys is put together here",
                      "Ask core::conf::keys_folder for it.");
    }
}

TEST(Layers, rooms_meet_at_their_public_headers) {
    const auto all = rooms();
    const Names names(all.begin(), all.end());
    std::map<std::string, Names> needs;
    for (const std::string& room : names) needs[room] = needs_of(room);
    for (const Source& source : room_sources()) {
        for (const Include& include : source.includes) {
            const std::string other = first_part(include.path);
            if (include.angle || other == source.room()) continue;
            if (other == "embedded" && include.path != "embedded/" + source.room() + ".h")
                fault(source, include.line, "the files of another room are included: " + include.path,
                      "Ask that room through its public interface.");
            if (!names.contains(other)) continue;
            if (read_one("plugins/" + other + "/public/" + include.path).text.empty())
                fault(source, include.line, include.path + " is inside the room " + other,
                      "Use what plugins/" + other + "/public offers, or publish it there.");
            else if (!needs[source.room()].contains(other))
                fault(source, include.line, source.room() + " does not say that it needs " + other,
                      "Add it to NEEDS in plugins/" + source.room() + "/CMakeLists.txt, or do without.");
        }
    }
}

// A room stands above all whose interfaces it includes: what it wants of one above is an interface of its own.
TEST(Layers, rooms_stand_on_floors) {
    const auto all = rooms();
    const Names names(all.begin(), all.end());
    std::map<std::string, Names> below;
    for (const Source& source : room_sources())
        for (const Include& include : source.includes)
            if (const auto other = first_part(include.path); !include.angle && other != source.room() && names.contains(other))
                below[source.room()].insert(other);
    // What stands on nothing that is left is built; a circle is never.
    Names left = names;
    for (bool built = true; built;) {
        built = false;
        for (auto each = left.begin(); each != left.end();) {
            const auto& needs = below[*each];
            const bool free = std::none_of(needs.begin(), needs.end(), [&](const auto& need) { return left.contains(need); });
            each = free ? left.erase(each) : std::next(each);
            built = built || free;
        }
    }
    EXPECT_TRUE(left.empty()) << "In or above a circle: " << ::testing::PrintToString(left)
                              << ". Declare what the lower room wants as an interface in its own public folder.";
}

// Layers a layer may include in its own room. A layer not named here (render, pades, seal, ...) is
// a part: it serves the services and knows no page. web and api see all but stores and each other.
const std::map<std::string, Names>& may_include() {
    static const std::map<std::string, Names> table{
        {"domain", {"domain", "public"}},
        {"public", {"public", "domain"}},
        {"store", {"store", "domain", "public"}},
    };
    return table;
}

TEST(Layers, arrows_inside_a_room_point_down) {
    for (const Source& source : room_sources()) {
        const std::string layer = source.layer();
        if (layer.empty()) continue;  // plugin.cpp and what joins the room may see all
        for (const Include& include : source.includes) {
            if (include.angle || first_part(include.path) != source.room()) continue;
            const std::string rest = include.path.substr(source.room().size() + 1);
            // The room's own public headers are included as "<room>/x.h".
            const std::string target = rest.find('/') == std::string::npos ? "public" : first_part(rest);
            const auto row = may_include().find(layer);
            bool allowed = row == may_include().end() ? target != "web" && target != "api"
                                                       : row->second.contains(target);
            if (layer == "web" || layer == "api") allowed = target == layer || (allowed && target != "store");
            if (!allowed)
                fault(source, include.line, layer + " includes " + target + " (" + include.path + ")",
                      "Arrows: web, api -> service -> store -> domain. Move the code, or pass a value.");
        }
    }
}

struct Fence {
    Names layers;
    Names folders;  // core folders or files not to be included there
    Names except;   // but these may
    const char* mend;
};

const std::vector<Fence>& fences() {
    static const std::vector<Fence> list{
        {{"web", "api"}, {"core/db/"}, {"core/db/page.h"}, "Let a service open the unit of work."},
        {{"service", "store", "public"}, {"core/http/", "core/page/"}, {"core/http/client.h"},
         "Take plain values; the page or API translates."},
        {{"store", "domain", "web", "api", "public"}, {"core/plugin/setup.h"}, {},
         "Only plugin.cpp sees Setup; give the class what it needs in its constructor."},
        {{"store", "domain", "public"}, {"core/plugin/"}, {"core/plugin/embedded.h"},
         "Only plugin.cpp and what joins the room sees the host."},
    };
    return list;
}

TEST(Layers, core_parts_stay_in_their_layer) {
    for (const Source& source : room_sources())
        for (const Fence& fence : fences()) {
            if (!fence.layers.contains(source.layer())) continue;
            for (const Include& include : source.includes)
                if (core_only(include.path, fence.folders) && !fence.except.contains(include.path) &&
                    !excepted("include", source.path + ":" + include.path))
                    fault(source, include.line, source.layer() + " includes " + include.path, fence.mend);
        }
}

// What a service brings to the command line and to the demo city are shelves of Setup by nature.
TEST(Layers, services_do_not_see_the_setup) {
    for (const Source& source : room_sources()) {
        const std::string name = source.path.substr(source.path.rfind('/') + 1);
        if (source.layer() != "service" || starts(name, "commands.") || starts(name, "demo.")) continue;
        for (const Include& include : source.includes)
            if (include.path == "core/plugin/setup.h")
                fault(source, include.line, "a service includes core/plugin/setup.h",
                      "Only plugin.cpp, commands.* and demo.* see Setup; give the class what it needs.");
    }
}

// Rights of a room are values of its domain: who acts is part of the rule.
TEST(Layers, domain_is_pure) {
    const auto all = rooms();
    const Names names(all.begin(), all.end());
    const Names outside{"filesystem", "fstream", "iostream", "thread", "mutex", "random", "future",
                        "condition_variable", "unistd.h", "sys/stat.h"};
    for (const Source& source : room_sources()) {
        if (source.layer() != "domain") continue;
        for (const Include& include : source.includes) {
            if (include.angle) {
                if (outside.contains(include.path) || include.path.find('/') != std::string::npos)
                    fault(source, include.line, "domain includes <" + include.path + ">",
                          "Domain decides with values; files, threads and libraries belong to a service.");
            } else if (!core_only(include.path, {"core/base/", "core/auth/actor.h"}) && !names.contains(first_part(include.path))) {
                fault(source, include.line, "domain includes " + include.path,
                      "Domain knows std, core/base, core/auth/actor.h, its own room and public values of others.");
            }
        }
    }
}

TEST(Layers, poco_stays_out_of_headers) {
    for (const Source& source : read({"core", "plugins"}, {".h"}))
        for (const Include& include : source.includes)
            if (starts(include.path, "Poco/"))
                fault(source, include.line, "a header includes " + include.path,
                      "Hide it in the .cpp behind a pointer to a class declared there (2 s per file otherwise).");
}

}  // namespace
}  // namespace arch
