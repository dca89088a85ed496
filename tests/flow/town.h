// SPDX-License-Identifier: Apache-2.0
// The demo city at work: a draft, a letter on its way up, a letter received and disposed, a dossier; and
// every route of the house with a way of asking it that would do, were it asked by the right person.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "tests/flow/flow.h"

namespace tests {

struct Route {
    std::string method, pattern, gate;   // gate: "anyone", "signed in" or a right
    bool api() const { return pattern.starts_with("/api/"); }
    bool changes() const { return method != "GET"; }
    std::string name() const { return method + " " + pattern; }
};

// What goes along with a route that changes something.
struct Act {
    std::string who;                             // of Town::people
    core::Json body = core::Json::object();      // JSON of the API, fields of a page
    std::vector<std::string> needed;             // members that may not be left out
    std::string upload;                          // name of the file; multipart when there is one
};

class Town : public Flow {
  protected:
    // The people and the objects; called by the tests that need them.
    void settle();
    std::vector<Route> routes();
    // "/letters/{id}" with the city's own object. Fails the test for a pattern nobody has taught it.
    std::string path(const Route& route);
    // Fails the test for a route that changes something and has no act: a new one must be taught here.
    Act act(const Route& route);
    // The act as it is sent: JSON, form or multipart, by the route and the act.
    Reply send(const Caller& caller, const Route& route, const Act& act, const std::string& path);
    const Caller& person(const std::string& who) { return people_.at(who); }

    std::map<std::string, Caller> people_;
    std::map<std::string, std::string> ids_;   // "draft", "waiting", "incoming", ...

  private:
    std::string write(const std::string& subject);
    void letters();
    void mail();
    void archive();
    void wishes(const Caller& archivist);
    void disposal();
    void house();
    void numbers();
    void certificates();
    void deadlines();
    void depot();
    void searches();

    using Acts = std::map<std::string, Act>;
    Acts house_acts();
    Acts classification_acts();
    Acts undo_acts();
    Acts beside_acts();
    Acts search_acts();
    Acts letter_acts();
    Acts ink_acts();
    Acts signing_acts();
    Acts signing_many_acts();
    Acts provider_acts();
    Acts bsre_acts();
    Acts certificate_acts();
    Acts mail_acts();
    Acts disposition_acts();
    Acts archive_acts();
    Acts depot_acts();
    Acts disposal_acts();
    Acts deadline_acts();
    Acts office_acts();
    Acts style_acts();
    Acts number_acts();
    Acts number_api_acts();
    Acts notice_acts();
    Acts acts_;   // by the route's name
};

}  // namespace tests
