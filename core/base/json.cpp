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
constexpr std::size_t max_keys = 10'000;   // an object finds its keys one after another

// Looks at the text without making anything of it. A callback of the parser would do, but it looks at a whole list
// again for each of its objects.
class Limits final : public nlohmann::json_sax<Json> {
  public:
    bool null() override { return true; }
    bool boolean(bool) override { return true; }
    bool number_integer(number_integer_t) override { return true; }
    bool number_unsigned(number_unsigned_t) override { return true; }
    bool number_float(number_float_t, const string_t&) override { return true; }
    bool string(string_t&) override { return true; }
    bool binary(binary_t&) override { return true; }
    bool start_object(std::size_t) override {
        keys_.emplace_back();
        return deeper();
    }
    bool end_object() override {
        keys_.pop_back();
        return --depth_, true;
    }
    bool start_array(std::size_t) override { return deeper(); }
    bool end_array() override { return --depth_, true; }
    bool key(string_t& key) override {
        if (!keys_.back().insert(key).second)
            throw Error("core.error.invalid", {Fault{std::string(text::head(key, 60)), "core.fault.twice", {}}});
        if (keys_.back().size() > max_keys)
            throw Error(Code::invalid, "core.error.json_wide", {{"most", std::to_string(max_keys)}});
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const nlohmann::detail::exception&) override { return false; }

  private:
    bool deeper() {
        if (++depth_ > max_depth)
            throw Error(Code::invalid, "core.error.json_deep", {{"most", std::to_string(max_depth)}});
        return true;
    }
    std::vector<std::set<std::string>> keys_;
    std::size_t depth_ = 0;
};

}  // namespace

Json parse(std::string_view input, std::size_t max_bytes) {
    if (input.size() > max_bytes) throw Error(Code::too_large, "core.error.too_large");
    try {
        Limits limits;
        Json::sax_parse(input.begin(), input.end(), &limits);
        return Json::parse(input.begin(), input.end());   // what is no JSON is told here, by its place
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
