// SPDX-License-Identifier: Apache-2.0
#include "core/base/json.h"

#include <set>
#include <vector>

#include "core/base/error.h"
#include "core/base/text.h"

template class nlohmann::basic_json<nlohmann::ordered_map>;

namespace core::json {
namespace {

constexpr std::size_t max_depth = 32;

}  // namespace

Json parse(std::string_view input, std::size_t max_bytes) {
    if (input.size() > max_bytes) throw Error(Code::too_large, "core.error.too_large");
    std::vector<std::set<std::string>> keys;
    std::size_t depth = 0;
    const auto check = [&](int, Json::parse_event_t event, Json& value) {
        using Event = Json::parse_event_t;
        if (event == Event::object_start || event == Event::array_start) {
            if (++depth > max_depth)
                throw Error(Code::invalid, "core.error.json_deep", {{"most", std::to_string(max_depth)}});
            if (event == Event::object_start) keys.emplace_back();
        } else if (event == Event::object_end || event == Event::array_end) {
            --depth;
            if (event == Event::object_end) keys.pop_back();
        } else if (event == Event::key) {
            auto key = value.get<std::string>();
            if (!keys.back().insert(key).second)
                throw Error("core.error.invalid",
                            {Fault{std::string(text::head(key, 60)), "core.fault.twice", {}}});
        }
        return true;
    };
    try {
        return Json::parse(input.begin(), input.end(), check);
    } catch (const Json::parse_error& error) {
        throw Error(Code::invalid, "core.error.json_syntax", {{"at", std::to_string(error.byte)}});
    } catch (const Json::out_of_range&) {
        throw Error(Code::invalid, "core.error.json_number");
    }
}

std::string write(const Json& value) { return value.dump(); }

std::string text(const Json& object, std::string_view key) {
    const auto found = object.find(std::string(key));
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

}  // namespace core::json
