// The smallest module registry: the compiler writes define(name, dependencies, factory) for each file
// of figures, in an order that does not matter.
var resettle = (function () {
  var factories = {};
  var made = {};
  function load(name) {
    if (made[name]) return made[name];
    var exports = (made[name] = {});
    var entry = factories[name];
    if (!entry) throw new Error("no module " + name);
    var given = [];
    for (var i = 0; i < entry.needs.length; i++) {
      var need = entry.needs[i];
      given.push(need === "require" ? load : need === "exports" ? exports : load(need));
    }
    entry.factory.apply(null, given);
    return exports;
  }
  return {
    define: function (name, needs, factory) {
      factories[name] = { needs: needs, factory: factory };
    },
    load: load,
    // The figures of an analysis, by the name of its folder; none when it has no figure.ts.
    figures: function (folder) {
      var name = "analyses/" + folder + "/figure";
      return factories[name] ? load(name).figures : [];
    }
  };
})();
var define = resettle.define;
