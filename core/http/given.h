// SPDX-License-Identifier: Apache-2.0
// What a client sent (a form, a query or a JSON object), read field by field. What cannot be read is
// a fault under the name it was sent with; all faults are told together, nothing is passed over.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/http/message.h"

namespace core::http {

class Given {
  public:
    // A form or a query. Names nobody asks for are left alone: forms carry buttons and tokens.
    explicit Given(const Fields& fields) : fields_(&fields) {}
    // The JSON object of the body; no body is an empty object. A member nobody asks for is a fault:
    // a misspelt one must not be lost in silence.
    static Given body(const Request& request);

    bool has(std::string_view name) const;
    // One line, trimmed; "" when absent. Marks that cannot be seen are refused.
    std::string line(std::string_view name, std::size_t most = 300);
    // Several lines, trimmed, ended by \n.
    std::string prose(std::string_view name, std::size_t most = 4000);
    std::optional<std::int64_t> number(std::string_view name, std::int64_t least, std::int64_t most);
    // true or false; in a form 1 or 0. Absent is false.
    bool flag(std::string_view name);
    std::optional<Date> date(std::string_view name);
    std::vector<std::string> lines(std::string_view name, std::size_t most_items);

    template <class I>
    std::optional<I> id(std::string_view name) {
        const auto text = line(name, 100);
        return text.empty() ? std::nullopt : id_of<I>(name, text);
    }
    template <class I>
    std::vector<I> ids(std::string_view name, std::size_t most_items) {
        std::vector<I> found;
        for (const auto& text : lines(name, most_items))
            if (const auto id = id_of<I>(name, text)) found.push_back(*id);
        return found;
    }
    // The one of `all` whose name_of(...) was sent; nullopt when absent.
    template <class All, class Name>
    auto one_of(std::string_view name, const All& all, Name name_of) {
        std::optional<std::decay_t<decltype(*std::begin(all))>> found;
        const auto text = line(name, 100);
        std::string choices;
        for (const auto& each : all) {
            const std::string word(name_of(each));
            if (!text.empty() && word == text) found = each;
            choices += (choices.empty() ? "" : ", ") + word;
        }
        if (!found && !text.empty()) unknown_choice(name, text, choices);
        return found;
    }
    // A member as it was sent, for readers of their own; nullptr when absent or not JSON.
    const Json* member(std::string_view name);

    // Told with the others; a field already at fault keeps its first sentence.
    void fault(std::string_view name, std::string key, Args args = {});
    const std::vector<Fault>& faults() const { return faults_; }
    // All faults, taken, for a service that tells them together with its own.
    std::vector<Fault> take_faults();
    // Throws Error(invalid, key) when there are faults.
    void done(std::string key = "core.error.invalid");

  private:
    Given() = default;
    // The value as text; nullopt when absent or of another type, which is then a fault.
    std::optional<std::string> text(std::string_view name);
    std::string checked(std::string_view name, std::string value, std::size_t most, bool several);
    void bad_id(std::string_view name, const std::string& text);
    void unknown_choice(std::string_view name, const std::string& text, const std::string& choices);
    template <class I>
    std::optional<I> id_of(std::string_view name, const std::string& text) {
        try {
            return I::parse(text);
        } catch (const Error&) {
            bad_id(name, text);
            return std::nullopt;
        }
    }

    const Fields* fields_ = nullptr;
    Json json_;
    std::set<std::string, std::less<>> asked_;
    std::vector<Fault> faults_;
};

// Of an act that takes nothing: whatever is sent along is refused by name.
inline void no_fields(const Request& request) { Given::body(request).done(); }

}  // namespace core::http
