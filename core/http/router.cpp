// SPDX-License-Identifier: Apache-2.0
// Segment by segment; where a fixed word and a {name} both fit, the fixed word wins at the first
// segment they differ in. A last {name...} takes all that is left, slashes too.
#include "core/http/router.h"

#include <algorithm>
#include <set>

#include "core/base/text.h"

namespace core::http {
namespace {

bool is_name(std::string_view part) {
    return part.size() > 2 && part.front() == '{' && part.back() == '}';
}

std::string shape(std::string_view pattern) {
    std::string out;
    for (const auto& part : text::split(pattern, '/')) out += is_name(part) ? "{}/" : part + "/";
    return out;
}

bool is_rest(std::string_view part) { return is_name(part) && part.ends_with("...}"); }

bool fits(const std::vector<std::string>& pattern, const std::vector<std::string>& path) {
    const bool rest = is_rest(pattern.back());
    if (rest ? path.size() < pattern.size() : pattern.size() != path.size()) return false;
    for (std::size_t i = 0; i < pattern.size() - (rest ? 1 : 0); ++i)
        if (is_name(pattern[i]) ? path[i].empty() : pattern[i] != path[i]) return false;
    return true;
}

// True when `a` says more than `b` at the first segment where one is a name and one is not.
bool closer(const std::vector<std::string>& a, const std::vector<std::string>& b) {
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        if (is_name(a[i]) != is_name(b[i])) return is_name(b[i]);
    return a.size() > b.size();
}

}  // namespace

void Router::add(Route route) { routes_.push_back(std::move(route)); }

Router::Match Router::match(std::string_view method, std::string_view path) const {
    // HEAD is GET whose body the front leaves out.
    const std::string_view wanted = method == "HEAD" ? "GET" : method;
    const auto parts = text::split(path, '/');
    Match best;
    std::vector<std::string> best_pattern;
    std::set<std::string> others;
    for (const auto& route : routes_) {
        auto pattern = text::split(route.pattern, '/');
        if (!fits(pattern, parts)) continue;
        if (route.method != wanted) {
            if (others.insert(route.method).second && route.method == "GET") others.insert("HEAD");
            continue;
        }
        if (best.route && !closer(pattern, best_pattern)) continue;
        best.route = &route;
        best_pattern = std::move(pattern);
    }
    if (!best.route) {
        best.allow = text::join({others.begin(), others.end()}, ", ");
        return best;
    }
    for (std::size_t i = 0; i < best_pattern.size(); ++i)
        if (is_rest(best_pattern[i]))
            best.params[best_pattern[i].substr(1, best_pattern[i].size() - 5)] =
                text::join({parts.begin() + static_cast<std::ptrdiff_t>(i), parts.end()}, "/");
        else if (is_name(best_pattern[i]))
            best.params[best_pattern[i].substr(1, best_pattern[i].size() - 2)] = parts[i];
    return best;
}

std::vector<std::string> Router::faults() const {
    std::vector<std::string> all;
    std::map<std::string, const Route*> seen;
    for (const auto& route : routes_) {
        const std::string named = route.owner + ": " + route.method + " " + route.pattern;
        if (!route.pattern.starts_with('/')) all.push_back(named + " does not begin with /");
        if (!route.handler) all.push_back(named + " has no handler");
        std::set<std::string> names;
        for (const auto& part : text::split(route.pattern, '/')) {
            if (is_name(part) && !names.insert(part).second)
                all.push_back(named + " names " + part + " twice");
            if (!is_name(part) && part.find_first_of("{}") != std::string::npos)
                all.push_back(named + " has a broken segment " + part);
        }
        const auto [first, added] = seen.emplace(route.method + " " + shape(route.pattern), &route);
        if (!added) all.push_back(named + " is already declared by " + first->second->owner);
    }
    return all;
}

}  // namespace core::http
